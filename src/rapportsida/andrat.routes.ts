import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Hus } from '../hus.ts';
import type { Andringar } from '../rapport/andrat.rules.ts';
import { skapaAndringar, type Andringshinder } from '../rapport/andrat.service.ts';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { frysningAv, frysningsord, type Frysning } from '../rapport/frysning.rules.ts';
import { listFrysta } from '../rapport/kand.service.ts';
import { rapporthinderText } from '../rapport/rapport.rules.ts';
import type { Urval } from '../rapport/urval.rules.ts';
import type { Result } from '../shared/result.ts';
import { formWith } from '../web/form.ts';
import { get, laser, type Route } from '../web/routes.ts';
import { andratPath } from './adress.rules.ts';
import { andratModel, andratPage } from './andrat.view.ts';
import type { Urvalsfel } from './urvalsform.rules.ts';

/** Who asks for a page, and where it goes. */
export interface Sidbegaran {
  readonly req: Request;
  readonly res: Response;
  readonly actor: Actor;
}

/** What the routes of reports share: reading the address, and showing the selection page with what is wrong in it. */
interface Rapportrutter {
  readonly lasAdress: (req: Request) => Result<Urval, Urvalsfel>;
  /** What is usual, for an address without any selection. */
  readonly vanligt: () => Result<Urval, Urvalsfel>;
  readonly visaUrval: (begaran: Sidbegaran, fel: Urvalsfel) => Promise<void>;
  readonly rapporter: { readonly rakna: (vem: string) => Promise<void> };
}

/** The later day; what is none counts as now and is told so. */
const motSchema = z.object({ mot: z.string().max(40).catch('okand').default('nu') });

const felen: Record<Andringshinder, readonly ['kand' | 'mot' | null, string]> = {
  ...{ okand_plats: [null, rapporthinderText.okand_plats], for_stor: [null, rapporthinderText.for_stor] },
  okand_forsorjning: [null, rapporthinderText.okand_forsorjning],
  okand_kand: ['kand', 'Välj dagar i listan. Siffrorna är inte frysta den dag som står i adressen'],
  efter_kand: ['kand', 'Välj en dag som inte ligger före periodens slut'],
  fel_ordning: ['mot', 'Välj ett tillfälle som är senare än det första'],
};

type Svar = Result<Andringar, Record<string, string>>;
const nej = (fel: Record<string, string>): Svar => ({ ok: false, error: fel });

interface Utfall {
  readonly andringar: Andringar | null;
  readonly fel: Record<string, string>;
}
const inget: Utfall = { andringar: null, fel: {} };
const utfallet = (svar: Svar): Utfall =>
  svar.ok ? { andringar: svar.value, fel: {} } : { andringar: null, fel: svar.error };

/** The earlier day of the address, else the latest month end that is frozen; null before the first. */
const tidigare = ({ kand }: Urval, frysningar: readonly Frysning[]): string | null => {
  const senaste = frysningar.find(({ slag }) => slag === 'manad') ?? frysningar[0];
  return kand ?? (senaste === undefined ? null : frysningsord(senaste));
};

/** What is usual, but no later than what is frozen. */
const senastTill = (urval: Urval, kand: string | null): Urval => {
  const till = kand === null ? urval.period.till : (frysningAv(kand)?.per ?? '').slice(0, 7);
  return till >= urval.period.till ? urval : { ...urval, period: { fran: `${till.slice(0, 4)}-01`, till } };
};

/** What has changed between a frozen day and a later one, or now. */
export const andratRoutes = (
  hus: Hus,
  { lasAdress, vanligt, visaUrval, rapporter }: Rapportrutter,
): Route[] => {
  const jamfor = async (actor: Actor, urval: Urval, mot: string): Promise<Svar> => {
    if (mot !== 'nu' && frysningAv(mot) === null) return nej({ mot: 'Välj ett tillfälle i listan' });
    await rapporter.rakna(actor.id);
    const svar = await skapaAndringar({ hus, actor }, urval, mot === 'nu' ? null : mot);
    if (svar.ok) return svar;
    const [falt, text] = felen[svar.error];
    return nej({ [falt ?? 'typ']: text });
  };

  const raknat = async (actor: Actor, urval: Urval, mot: string): Promise<Utfall> =>
    urval.kand === null ? inget : utfallet(await jamfor(actor, urval, mot));

  return [
    get(andratPath, ['susrapport'], laser, async (req, res, actor) => {
      // From the menu there is nothing to count yet: the days are chosen first.
      const valt = 'typ' in req.query;
      const last = valt ? lasAdress(req) : vanligt();
      if (!last.ok) return visaUrval({ req, res, actor }, last.error);
      const frysningar = await listFrysta(hus.rapportDb);
      const { mot } = motSchema.parse(req.query);
      const kand = tidigare(last.value, frysningar);
      const urval = { ...(valt ? last.value : senastTill(last.value, kand)), kand };
      const { andringar, fel } = valt ? await raknat(actor, urval, mot) : inget;
      // What is wrong with the selection itself is corrected where it is made.
      if ('typ' in fel) return visaUrval({ req, res, actor }, fel);
      const form = formWith({ kand: kand ?? '', mot }, fel);
      const model = andratModel({ urval, frysningar, andringar, form });
      andratPage(res, model, Object.keys(fel).length > 0 ? 422 : 200);
    }),
  ];
};
