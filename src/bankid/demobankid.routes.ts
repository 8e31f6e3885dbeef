import { demoKonton } from '../demo/kontolista.rules.ts';
import type { Hus } from '../hus.ts';
import { emptyForm, readForm } from '../web/form.ts';
import { andrar, laser, openGet, openPost, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { isDemobankid } from './demobankid.rules.ts';
import { demobankidForm } from './demobankid.schema.ts';
import { demobankidModel, demobankidPage } from './demobankid.view.ts';
import { demobankidPath } from './sidor.rules.ts';

/** Somebody with BankID whom SUS does not know: one of Skatteverket's test numbers. */
const obehorig = { personnummer: '197707072380', namn: 'Någon utan behörighet' };

const personer = () => [
  ...demoKonton().map(({ personnummer, namn, roll }) => ({
    personnummer: personnummer.replace('-', ''),
    namn: `${namn}: ${roll}`,
  })),
  obehorig,
];

const strang = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The other end of BankID, in the demo alone: elsewhere the address does not exist. */
export const demobankidRoutes = ({ config, bankid }: Hus): Route[] =>
  config.miljo === 'demo' && isDemobankid(bankid)
    ? [
        openGet(demobankidPath, laser, (req, res) => {
          const order = strang(req.query['order']);
          const vad = req.query['gjort'];
          demobankidPage(res, demobankidModel({ form: emptyForm, personer: personer(), order, vad }));
        }),

        openPost(demobankidPath, andrar, async (req, res) => {
          const alla = personer();
          const parsed = readForm(demobankidForm(alla.map(({ personnummer }) => personnummer)), req.body);
          if (!parsed.ok) {
            const order = strang(parsed.form.values['order']);
            demobankidPage(
              res,
              demobankidModel({ form: parsed.form, personer: alla, order, vad: null }),
              422,
            );
            return;
          }
          const { person, utfall, order } = parsed.value;
          const namn = alla.find(({ personnummer }) => personnummer === person)?.namn ?? '';
          const styrd = await bankid.styr(order === '' ? null : order, utfall, {
            personnummer: person,
            namn,
          });
          res.redirect(303, url(demobankidPath, {}, { gjort: styrd ? 'ja' : 'nej', order }));
        }),
      ]
    : [];
