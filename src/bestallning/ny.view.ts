import { bestallbaraRoller, rollText } from '../behorighet/behorighet.rules.ts';
import type { Meddelande } from '../web/delar.ts';
import { kryssruta, kryssrutor, radioknappar, textfalt, valjlista } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Formdel, type Fraga, type Hjalp } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { antalRader, faltnamn, radfalt } from './rad.schema.ts';
import { flestRader, radslag, radslagText, type Bestallarorganisation } from './rad.rules.ts';
import { bestallningarPath, nyBestallningPath } from './sidor.rules.ts';

interface Anvandardel extends Formdel {
  /** Value of the button that takes the user away; null for the only one. */
  readonly bort: string | null;
}
interface Nysida extends Page {
  readonly formular: {
    readonly action: string;
    readonly nyckel: string;
    readonly antal: string;
    readonly fragor: readonly Fraga[];
    readonly anvandare: readonly Anvandardel[];
    readonly laggTill: boolean;
    readonly spararad: { spara: string; utkast: string; avbryt: string; lage: string | null };
    readonly utkastFinns: boolean;
  } | null;
}
export const nyBestallningPage = page<Nysida>('bestallning/ny');

const rollhjalp: Hjalp = {
  rubrik: 'Vilka roller går ihop',
  stycken: [
    'SUSrapport följer med alla andra roller. Deltagaransvarig går inte ihop med Samverkansadministratör eller med att vara behörig beställare, och kan inte ges till den som är anställd av ett samordningsförbund.',
    'Var rollen får användas bestäms av ett uppdrag, som ges i SUS när behörigheten finns.',
  ],
};
const slaghjalp: Hjalp = {
  rubrik: 'Vad du kan beställa',
  stycken: [
    'Ändra: välj alla roller som personen ska ha efteråt. Namn, e-post och mobilnummer som du lämnar tomma ändras inte.',
    'Nytt masterlösenord: för den som har glömt sitt lösenord. Skickas som sms till numret som står på kontot. Bara personnumret behövs.',
    'Avsluta: kontot stängs och alla uppdrag avslutas. Bara personnumret behövs. (Tidigare blankett 9445.)',
  ],
};

const personnummerspec = {
  etikett: 'Personnummer',
  tips: 'ÅÅÅÅMMDD-NNNN',
  bredd: 'b-16',
  inputmode: 'numeric',
} as const;

const rollfalt = (form: Form, nummer: number) =>
  kryssrutor(form, faltnamn('roller', nummer), {
    etikett: 'Roller',
    val: bestallbaraRoller.map((varde) => ({ varde, text: rollText[varde] })),
  });

const skyddshjalp: Hjalp = {
  rubrik: 'Skyddade personuppgifter',
  stycken: [
    'Skriv ett alias som förnamn och efternamn ovan. Bara aliaset visas i SUS, i mejl och i listor. Det verkliga namnet krypteras och syns bara för en superadministratör.',
    'Det verkliga namnet sparas inte i utkast. Skriv det sist, strax innan du skickar.',
  ],
};

const skydd = (form: Form, nummer: number): Fraga =>
  fraga(
    [
      kryssruta(form, faltnamn('skyddad', nummer), {
        etikett: 'Personen har skyddade personuppgifter, namnet ovan är ett alias',
      }),
      textfalt(form, faltnamn('verkligt_fornamn', nummer), {
        etikett: 'Verkligt förnamn',
        tips: 'Bara vid skyddade personuppgifter',
        bredd: 'b-16',
      }),
      textfalt(form, faltnamn('verkligt_efternamn', nummer), {
        etikett: 'Verkligt efternamn',
        tips: 'Bara vid skyddade personuppgifter',
        bredd: 'b-16',
      }),
    ],
    skyddshjalp,
  );

const anvandardel = (form: Form, nummer: number, antal: number): Anvandardel => {
  const text = (falt: Parameters<typeof faltnamn>[0], spec: Parameters<typeof textfalt>[2]) =>
    textfalt(form, faltnamn(falt, nummer), spec);
  const val = radslag.map((varde) => ({ varde, text: radslagText[varde] }));
  const slag = radioknappar(form, faltnamn('slag', nummer), {
    etikett: 'Vad gäller det',
    vagratt: true,
    val,
  });
  return {
    id: `anvandare-${String(nummer)}`,
    rubrik: `Användare ${String(nummer)}`,
    bort: antal === 1 ? null : `bort-${String(nummer)}`,
    fragor: [
      fraga([slag], slaghjalp),
      fraga([text('personnummer', personnummerspec)]),
      fraga(
        [
          text('fornamn', { etikett: 'Förnamn', bredd: 'b-16' }),
          text('efternamn', { etikett: 'Efternamn', bredd: 'b-16' }),
        ],
        null,
        true,
      ),
      skydd(form, nummer),
      fraga([text('epost', { etikett: 'E-post', bredd: 'b-full' })]),
      fraga([text('mobil', { etikett: 'Mobilnummer', tips: 'Masterlösenordet skickas hit', bredd: 'b-16' })]),
      fraga([rollfalt(form, nummer)], rollhjalp),
    ],
  };
};

const myndighetsfragor = (form: Form, organisationer: readonly Bestallarorganisation[]): readonly Fraga[] => [
  fraga([
    valjlista(form, 'organisation', {
      etikett: 'Organisation',
      tom: 'Välj',
      val: organisationer.map(({ id, namn }) => ({ varde: id, text: namn })),
    }),
  ]),
  fraga([
    textfalt(form, 'pa_begaran_av', {
      etikett: 'På begäran av',
      tips: 'Chefens namn och enhet',
      bredd: 'b-full',
    }),
  ]),
];

/** Field names in the order of the page. */
const ordning = (antal: number): readonly string[] => [
  'rader',
  'organisation',
  'pa_begaran_av',
  ...Array.from({ length: antal }, (_, i) => radfalt.map((falt) => faltnamn(falt, i + 1))).flat(),
];

/** With several users each fault says which of them it is about, in the summary and at the field. */
const medNummer = (form: Form, antal: number): Form => {
  if (antal === 1) return form;
  const rader = Object.entries(form.errors).map(([falt, text]) => {
    const nummer = /_(\d{1,2})$/.exec(falt)?.[1];
    return [falt, nummer === undefined ? text : `Användare ${nummer}: ${text}`];
  });
  return { ...form, errors: Object.fromEntries(rader) as Form['errors'] };
};

interface Underlag {
  readonly organisationer: readonly Bestallarorganisation[];
  /** Why nothing can be ordered; null when it can. */
  readonly stopp: string | null;
  /** Text in the save row. */
  readonly lage: string | null;
  readonly meddelande: Meddelande | null;
}

/** "Beställ behörighet": the users of the order, or why nothing can be ordered. */
export const nyBestallningModel = (
  oprovad: Form,
  { organisationer, stopp, lage, meddelande }: Underlag,
): Nysida => {
  const antal = antalRader(oprovad.values);
  const form = medNummer(oprovad, antal);
  const egen = organisationer.find(({ myndighet }) => !myndighet);
  return {
    titel: 'Beställ behörighet',
    rubrik: 'Beställ behörighet',
    ingress: [
      egen === undefined ? 'För Försäkringskassan och Arbetsförmedlingen' : `För personal hos ${egen.namn}`,
    ],
    smulor: [
      { text: 'Start', href: '/' },
      { text: 'Beställningar', href: bestallningarPath },
      { text: 'Beställ behörighet' },
    ],
    fel: stopp === null ? felsammanfattning(form, ordning(antal), { innan: 'innan du skickar' }) : null,
    meddelande: stopp === null ? meddelande : { slag: 'varning', text: stopp },
    formular:
      stopp !== null
        ? null
        : {
            action: nyBestallningPath,
            nyckel: nyckelFor(form),
            antal: String(antal),
            fragor: egen === undefined ? myndighetsfragor(form, organisationer) : [],
            anvandare: Array.from({ length: antal }, (_, i) => anvandardel(form, i + 1, antal)),
            laggTill: antal < flestRader,
            spararad: {
              spara: 'Skicka beställningen',
              utkast: 'Spara utkast',
              avbryt: bestallningarPath,
              lage,
            },
            utkastFinns: lage !== null,
          },
  };
};
