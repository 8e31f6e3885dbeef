import type { BestallbarRoll } from '../behorighet/behorighet.rules.ts';
import { bestallningsblankettPath } from '../blankett/blankett.rules.ts';
import { rollText } from '../behorighet/behorighet.rules.ts';
import { dagAv, tidpunkt, type Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import type { Faktarad, Knapp, Meddelande, Status } from '../web/delar.ts';
import { textruta } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { maskerat, tal, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { beslutshinderText, type Beslutshinder, type Bestallning } from './bestallning.rules.ts';
import { statusFor } from './lista.view.ts';
import { radhinderText, radslagText, type Radhinder, type Radslag } from './rad.rules.ts';
import { bestallningarPath, bestallningPath } from './sidor.rules.ts';

interface Rad {
  readonly namn: string;
  readonly epost: string;
  readonly personnummer: Text;
  readonly slag: string;
  readonly roller: string;
  /** Why it cannot be carried out, as things are now. */
  readonly hinder: readonly string[];
}
interface Bestallningssida extends Page {
  readonly status: Status;
  readonly fakta: readonly Faktarad[];
  readonly rader: readonly Rad[];
  readonly beslut: {
    readonly action: string;
    readonly nyckel: string;
    /** Not by the one who registered the beställare. */
    readonly kanGodkannas: boolean;
    readonly skal: Fraga;
  } | null;
}
export const bestallningPage = page<Bestallningssida>('bestallning/bestallning');

/** A user of the order; of the personnummer the birth date alone. */
export interface Visadrad {
  readonly namn: string;
  readonly epost: string;
  /** ÅÅÅÅMMDD. */
  readonly fodd: string;
  readonly slag: Radslag;
  readonly roller: readonly BestallbarRoll[];
  readonly hinder: readonly Radhinder[];
}

const rad = (r: Visadrad): Rad => ({
  namn: r.namn,
  epost: r.epost,
  personnummer: [maskerat(r.fodd)],
  slag: radslagText[r.slag],
  roller: r.roller.map((roll) => rollText[roll]).join(', ') || '–',
  hinder: r.hinder.map((hinder) => radhinderText[hinder][1]),
});

const nar = (at: Date): Text => [tid(dagAv(at), tidpunkt(at))];

const fakta = (b: Bestallning): readonly Faktarad[] => [
  { rubrik: 'Ordernummer', text: [tal(String(b.nummer))] },
  { rubrik: 'Organisation', text: b.organisation },
  { rubrik: 'Beställd av', text: b.bestalldAv },
  ...(b.paBegaranAv === null ? [] : [{ rubrik: 'På begäran av', text: b.paBegaranAv }]),
  { rubrik: 'Beställd', text: nar(b.bestalldAt) },
  ...(b.beslutadAt === null
    ? []
    : [
        { rubrik: 'Beslutad', text: nar(b.beslutadAt) },
        { rubrik: 'Beslutad av', text: b.beslutadAv ?? '' },
      ]),
  ...(b.skal === null ? [] : [{ rubrik: 'Skäl', text: b.skal }]),
];

/** What the reader may do with the order; one who registered the beställare may refuse it alone. */
export type Roll = 'laser' | 'beslutar' | 'nekar' | 'egen' | 'om_sig_sjalv';

const rollhinder: Partial<Record<Roll, Beslutshinder>> = {
  egen: 'egen',
  om_sig_sjalv: 'om_sig_sjalv',
  nekar: 'registrerade_bestallaren',
};

const meddelandeFor = (b: Bestallning, roll: Roll, kvitto: boolean): Meddelande | null => {
  if (kvitto && b.beslut === null)
    return {
      slag: 'klart',
      text: [
        'Beställningen är skickad. Ordernummer ',
        tal(String(b.nummer)),
        '. Du får ett mejl när den är beslutad.',
      ],
    };
  if (kvitto) return { slag: 'klart', text: b.beslut === 'godkand' ? 'Godkänd och genomförd.' : 'Nekad.' };
  if (b.gallrad)
    return {
      slag: 'info',
      text: `Beställningen gällde ${antal(b.antal, 'användare', 'användare')}. Uppgifterna om dem raderas ett år efter beslutet.`,
    };
  const hinder = b.beslut === null ? rollhinder[roll] : undefined;
  return hinder === undefined ? null : { slag: 'info', text: beslutshinderText[hinder] };
};

interface Underlag {
  readonly bestallning: Bestallning;
  readonly rader: readonly Visadrad[];
  readonly roll: Roll;
  readonly kvitto: boolean;
  readonly idag: Dag;
}

const blankett = ({ id: bestallningId }: Bestallning): Knapp => ({
  text: 'Blankett 9445 (PDF)',
  href: url(bestallningsblankettPath, { bestallningId }),
  slag: 'sekundar',
});

/** One order: what was ordered, where it stands, and for a superadministratör the decision. */
export const bestallningModel = (
  { bestallning: b, rader, roll, kvitto, idag }: Underlag,
  form: Form,
): Bestallningssida => ({
  titel: `Beställning ${String(b.nummer)}`,
  rubrik: `Beställning ${String(b.nummer)}`,
  ingress: [b.organisation],
  atgarder: b.gallrad ? [] : [blankett(b)],
  smulor: [
    { text: 'Start', href: '/' },
    { text: 'Beställningar', href: bestallningarPath },
    { text: `Beställning ${String(b.nummer)}` },
  ],
  fel: felsammanfattning(form, ['skal'], { innan: 'innan du beslutar' }),
  meddelande: meddelandeFor(b, roll, kvitto),
  status: statusFor(b, idag),
  fakta: fakta(b),
  rader: rader.map(rad),
  beslut:
    (roll !== 'beslutar' && roll !== 'nekar') || b.beslut !== null
      ? null
      : {
          action: url(bestallningPath, { bestallningId: b.id }),
          nyckel: nyckelFor(form),
          kanGodkannas: roll === 'beslutar',
          skal: fraga([
            textruta(form, 'skal', {
              etikett: 'Skäl till att neka',
              tips: 'Beställaren får skälet i ett mejl. Skriv inga personnummer.',
            }),
          ]),
        },
});
