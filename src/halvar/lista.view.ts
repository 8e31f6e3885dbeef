import { langDag, type Dag } from '../shared/datum.ts';
import { sidvaljare, type Sidvaljare, type Status, type Tomt } from '../web/delar.ts';
import type { Falt } from '../web/falttyp.ts';
import { valjlista } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { halvarPath, redovisningPath } from './adress.rules.ts';
import { halvarsord, halvarstext, laget, valbaraHalvar, type Redovisning } from './halvar.rules.ts';
import { stor, lageStatus } from './ord.view.ts';

interface Rad {
  readonly namn: Text;
  readonly forbund: string;
  readonly version: string;
  readonly fryst: Text;
  readonly status: Status;
}
interface Listsida extends Page {
  readonly action: string;
  /** Null for who may not make one. */
  readonly formular: { readonly nyckel: string; readonly fragor: readonly Fraga[] } | null;
  /** Null when there is only one organisation to show. */
  readonly filter: Falt | null;
  readonly rader: readonly Rad[];
  readonly sidvaljare: Sidvaljare | null;
  readonly tomt: Tomt | null;
}
export const halvarPage = page<Listsida>('halvar/lista');

interface Forbund {
  readonly id: string;
  readonly namn: string;
}

interface Underlag {
  readonly rader: readonly Redovisning[];
  readonly sida: number;
  readonly sidor: number;
  readonly forbund: readonly Forbund[];
  readonly valt: string | null;
  /** Those that the reader may make returns for. */
  readonly mina: readonly (Forbund & { readonly startdatum: Dag; readonly slutdatum: Dag | null })[];
  readonly nu: Date;
  readonly idag: Dag;
}

const rad = (redovisning: Redovisning, nu: Date): Rad => {
  const { id, halvar, samverkansorganisation, version, fryst } = redovisning;
  return {
    namn: [
      lank(
        stor(halvarstext(halvar)),
        url(redovisningPath, { redovisningId: id }),
        `för ${samverkansorganisation}`,
      ),
    ],
    forbund: samverkansorganisation,
    version: String(version),
    fryst: fryst === null ? '' : [tid(fryst.per, langDag(fryst.per))],
    status: lageStatus(laget(redovisning, nu), redovisning.klara),
  };
};

const formularet = ({ mina, idag }: Underlag, form: Form): Listsida['formular'] => {
  const aren = valbaraHalvar(mina, idag);
  if (mina.length === 0 || aren.length === 0) return null;
  const [enda] = mina;
  const ifyllt =
    'forbund' in form.values || mina.length > 1
      ? form
      : { ...form, values: { ...form.values, forbund: enda?.id } };
  return {
    nyckel: nyckelFor(form),
    fragor: [
      fraga([
        valjlista(ifyllt, 'forbund', {
          etikett: 'Samverkansorganisation',
          ...(mina.length > 1 ? { tom: 'Välj samverkansorganisation' } : {}),
          val: mina.map(({ id, namn }) => ({ varde: id, text: namn })),
        }),
      ]),
      fraga([
        valjlista(ifyllt, 'halvar', {
          etikett: 'Halvår',
          tips: 'Halvår som har slutat.',
          bredd: 'b-16',
          val: aren.map((halvar) => ({ varde: halvarsord(halvar), text: stor(halvarstext(halvar)) })),
        }),
      ]),
    ],
  };
};

const filtret = ({ forbund, valt }: Underlag): Falt | null =>
  forbund.length < 2
    ? null
    : valjlista({ values: { visa: valt ?? '' }, errors: {} }, 'visa', {
        etikett: 'Visa redovisningar för',
        tom: 'Alla samverkansorganisationer',
        val: forbund.map(({ id, namn }) => ({ varde: id, text: namn })),
      });

const tomt: Tomt = {
  rubrik: 'Ingen halvårsredovisning är skapad ännu',
  text: 'En samverkansadministratör skapar redovisningen när halvåret har slutat. Sedan kan alla hämta den här.',
};

/** All returns, with the form for who may make one. */
export const halvarModel = (underlag: Underlag, form: Form): Listsida => {
  const { rader, sida, sidor, valt, nu } = underlag;
  return {
    titel: 'Halvårsredovisning',
    rubrik: 'Halvårsredovisning',
    ingress: [
      'Alla fyra rapporterna för ett halvår som Excel och PDF i ett paket, med definitioner och täckning. Siffrorna fryses när redovisningen skapas och ändras inte sedan.',
    ],
    smulor: [{ text: 'Start', href: '/' }, { text: 'Halvårsredovisning' }],
    fel: felsammanfattning(form, ['forbund', 'halvar']),
    action: halvarPath,
    formular: formularet(underlag, form),
    filter: filtret(underlag),
    rader: rader.map((en) => rad(en, nu)),
    sidvaljare: sidvaljare(sida, sidor, (n) =>
      url(halvarPath, {}, { visa: valt ?? '', sida: n === 1 ? '' : String(n) }),
    ),
    tomt: rader.length === 0 ? tomt : null,
  };
};
