import { kryssrutor, radioknappar, textfalt, valjlista } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import type { Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { frysningsord, frysningsdag, valbaraFrysningar, type Frysning } from '../rapport/frysning.rules.ts';
import { rapportrubrik } from '../rapport/rapport.rules.ts';
import { delrubriker, nivarubriker, variabelrubriker } from '../rapport/rubriker.rules.ts';
import { insatsvariabler, rapporttyper, type Niva, type Rapporttyp } from '../rapport/urval.rules.ts';
import { jamforelserFor, nivaerFor } from './urvalsform.rules.ts';

interface Val {
  readonly id: string;
  readonly text: string;
}
/** What there is to choose among. */
export interface Valbart {
  readonly valda: readonly Val[];
  readonly traffar: readonly Val[];
  readonly fler: boolean;
  readonly forsorjningar: readonly Val[];
  /** The days on which figures are frozen, the latest first. */
  readonly frysningar: readonly Frysning[];
}

const somVal = (val: readonly Val[]) => val.map(({ id, text }) => ({ varde: id, text }));
const texter = (val: Readonly<Record<string, string>>, bara: readonly string[] = Object.keys(val)) =>
  bara.map((varde) => ({ varde, text: val[varde] ?? varde }));

export const typfraga = (form: Form): Fraga =>
  fraga([radioknappar(form, 'typ', { etikett: 'Rapport', val: texter(rapportrubrik, rapporttyper) })], {
    rubrik: 'Vilken rapport',
    stycken: [
      'Deltagarrapport visar deltagare med personuppgifter: försörjning, sysselsättning, utbildning, ålder och tid.',
      'Standardrapport deltagare visar förändringen före och efter och kan jämföra län, samverkansorganisationer och insatser.',
      'Insatsrapport visar en rad för varje insats, även anonyma deltagare, volyminsatser och kostnader.',
      'Kostnadsrapport visar medel, kostnader och resultat för hela budgetår.',
    ],
  });

/** What the report is to hold: its parts, the figures of each insats, or how much detail. */
export const innehallsfragor = (form: Form, typ: Rapporttyp): readonly Fraga[] => {
  const delar = (etikett: string) =>
    fraga([
      kryssrutor(form, 'del', {
        etikett,
        val: Object.entries(delrubriker[typ]).map(([varde, text]) => ({ varde, text: `${varde}. ${text}` })),
      }),
    ]);
  const detaljer = radioknappar(form, 'detaljer', {
    etikett: 'Medelstillgångar',
    tips: 'Detaljerad visar varje finansiär för sig i del 1.',
    vagratt: true,
    val: [
      { varde: 'summerad', text: 'Summerad' },
      { varde: 'detaljerad', text: 'Detaljerad' },
    ],
  });
  if (typ === 'insatsrapport')
    return [
      fraga(
        [
          kryssrutor(form, 'variabel', {
            etikett: 'Uppgifter om varje insats',
            val: texter(variabelrubriker, insatsvariabler),
          }),
        ],
        {
          rubrik: 'Hela kalenderår',
          stycken: ['Anonyma, volym, budget och utfall finns bara för hela kalenderår och räknas så.'],
        },
      ),
    ];
  return typ === 'kostnadsrapport' ? [delar('Delar'), fraga([detaljer])] : [delar('Delar')];
};

export const nivafraga = (form: Form, typ: Rapporttyp): Fraga =>
  fraga([
    radioknappar(form, 'niva', { etikett: 'Nivå', vagratt: true, val: texter(nivarubriker, nivaerFor(typ)) }),
  ]);

const platsord: Record<Niva, { readonly sok: string; readonly valj: string }> = {
  riket: { sok: '', valj: '' },
  lan: { sok: 'Sök län', valj: 'Län' },
  samverkansorganisation: { sok: 'Sök samverkansorganisation', valj: 'Samverkansorganisationer' },
  insats: { sok: 'Sök insats', valj: 'Insatser' },
};

const platslista = (form: Form, niva: Niva, { valda, traffar, fler }: Valbart): Falt => {
  const redan = new Set(valda.map(({ id }) => id));
  const spec = {
    etikett: platsord[niva].valj,
    val: somVal([...valda, ...traffar.filter(({ id }) => !redan.has(id))]),
  };
  return kryssrutor(
    form,
    'plats',
    fler ? { ...spec, tips: 'Fler än 100 stämmer. Skriv mer av namnet och sök igen.' } : spec,
  );
};

/** What the search says: that nothing was found, or how to find. Of insatser only one's own are shown before a search. */
const soktips = (niva: Niva, ingen: boolean, sokt: boolean): string => {
  if (ingen && sokt)
    return 'Inget namn börjar så. Skriv en kortare början, eller * före ett ord inne i namnet.';
  if (niva !== 'insats' || sokt) return 'Början av namnet räcker. * står för vilka tecken som helst.';
  return ingen
    ? 'Skriv början av namnet och välj Sök. Skriv * för att se alla.'
    : 'Dina egna insatser visas. Sök för att se andra: början av namnet räcker, och * visar alla.';
};

const sokfalt = (form: Form, niva: Niva, { ingen, sokt }: Sokt): Falt => {
  const { sok: etikett, valj } = platsord[niva];
  // With nothing to tick, what is wrong stands at the field where the search is made.
  const fel = ingen ? form.errors['plats'] : undefined;
  return textfalt(fel === undefined ? form : { ...form, errors: { sok: fel } }, 'sok', {
    etikett,
    tips: soktips(niva, ingen, sokt),
    knapp: { text: 'Sök', gor: 'sok', dolt: valj.toLowerCase() },
    ...(ingen ? { id: 'plats' } : {}),
  });
};

interface Sokt {
  /** There is nothing to tick. */
  readonly ingen: boolean;
  /** A name was searched for. */
  readonly sokt: boolean;
}

/** Which places: searched for by name, ticked, and counted together when they are several. */
export const platsfragor = (form: Form, niva: Niva, valbart: Valbart): readonly Fraga[] => {
  if (niva === 'riket') return [];
  const ingen = valbart.valda.length + valbart.traffar.length === 0;
  const sokt = typeof form.values['sok'] === 'string' && form.values['sok'] !== '';
  const sok = fraga([sokfalt(form, niva, { ingen, sokt })]);
  return ingen ? [sok] : [sok, fraga([platslista(form, niva, valbart)])];
};

const periodfraga = (form: Form, ar: boolean): Fraga => {
  const enhet = ar ? 'år' : 'månad';
  const falt = (namn: string, etikett: string) =>
    textfalt(form, namn, {
      etikett: `${etikett} ${enhet}`,
      bredd: 'b-8',
      inputmode: 'numeric',
      tips: ar ? 'ÅÅÅÅ' : 'ÅÅÅÅ-MM',
    });
  return fraga([falt('fran', 'Från och med'), falt('till', 'Till och med')], null, true);
};

const jamforfraga = (form: Form, jamforelser: readonly Niva[]): Fraga =>
  fraga([
    valjlista(form, 'jamfor', {
      etikett: 'Jämför med',
      tips: 'Varje plats visas för sig bredvid urvalet.',
      tom: 'Ingen jämförelse',
      bredd: 'b-16',
      val: texter(nivarubriker, jamforelser),
    }),
  ]);

const konfraga = (form: Form): Fraga =>
  fraga([
    radioknappar(form, 'kon', {
      etikett: 'Dela upp på kvinnor och män',
      vagratt: true,
      val: [
        { varde: 'ja', text: 'Ja' },
        { varde: 'nej', text: 'Nej' },
      ],
    }),
  ]);

const forsorjningsfraga = (form: Form, { forsorjningar }: Valbart): Fraga =>
  fraga([
    valjlista(form, 'forsorjning', {
      etikett: 'Försörjning före insatsen, del e',
      tom: 'Välj försörjning',
      val: somVal(forsorjningar),
    }),
  ]);

const kandfraga = (form: Form, { frysningar }: Valbart): Fraga =>
  fraga([
    valjlista(form, 'kand', {
      etikett: 'Vilka siffror',
      tips: 'Siffrorna fryses varje månadsskifte. Det som registreras eller ändras senare ändrar inte dem.',
      tom: 'Siffrorna som de är nu',
      bredd: 'b-16',
      val: valbaraFrysningar(frysningar, [form.values['kand']]).map((en) => ({
        varde: frysningsord(en),
        text: `Kända ${frysningsdag(en)}`,
      })),
    }),
  ]);

/** Beside what, when and for whom. */
export const ovrigaFragor = (form: Form, typ: Rapporttyp, niva: Niva, valbart: Valbart): readonly Fraga[] => {
  const jamforelser = jamforelserFor(typ, niva);
  const ar = typ === 'kostnadsrapport';
  return [
    ...(jamforelser.length > 0 ? [jamforfraga(form, jamforelser)] : []),
    periodfraga(form, ar),
    ...(ar ? [] : [konfraga(form)]),
    ...(typ === 'standardrapport' ? [forsorjningsfraga(form, valbart)] : []),
    kandfraga(form, valbart),
  ];
};
