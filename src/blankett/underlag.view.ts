import type { Inmatning, Matning } from '../deltagande/deltagande.rules.ts';
import {
  forsorjningstidEtikett,
  matningsetiketter,
  utbildningEtikett,
  type Tillfalle,
} from '../registrering/matning.rules.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import { valbara, type Post, type Svarslistor } from '../styrdata/styrdata.rules.ts';
import type { Pdfdel, Pdfdokument } from '../web/pdf.ts';
import type { Deltagarblankett, Deltagaruppgifter } from './blankett.rules.ts';
import { dagText, dokument, falt, rubrik, underskrift } from './blankett.view.ts';

/** A part of the questions: the same on paper and on the page of the interview. */
export type Fragedel = Extract<Pdfdel, { slag: 'rubrik' | 'stycke' | 'falt' | 'kryss' }>;

const fraga = (text: string): Fragedel => ({ slag: 'rubrik', niva: 3, text });
const rutor = (poster: readonly Post[], valda: readonly string[]): Fragedel => ({
  slag: 'kryss',
  rader: poster.map(({ kod, text }) => ({ text, vald: valda.includes(kod) })),
});
const janej = (svar: boolean | undefined): Fragedel => ({
  slag: 'kryss',
  rader: [
    { text: 'Ja', vald: svar === true },
    { text: 'Nej', vald: svar === false },
  ],
});
const ett = (etikett: string, varde = ''): Fragedel => ({ slag: 'falt', rader: [{ etikett, varde }] });
const kodI = (kod: string | null | undefined): readonly string[] => [kod ?? []].flat();

/** What a list offers on a day, and what was answered though it has ended. */
type Lista = (namn: keyof Svarslistor, valda: readonly string[]) => readonly Post[];

interface Svar {
  readonly ja: boolean | undefined;
  readonly procent: string;
  readonly typ: readonly string[];
}
const obesvarat: Svar = { ja: undefined, procent: '', typ: [] };
const svarOm = (m: Matning | null, om: 'arbete' | 'studier'): Svar => {
  if (m === null) return obesvarat;
  const svar = m[om];
  if (svar === null) return { ...obesvarat, ja: false };
  const typ = 'arbetstypKod' in svar ? [svar.arbetstypKod] : [];
  return { ja: true, procent: `${String(svar.omfattning)} procent`, typ };
};

const matningen = (lista: Lista, tillfalle: Tillfalle, m: Matning | null): readonly Fragedel[] => {
  const etikett = matningsetiketter[tillfalle];
  const forsorjning = m?.forsorjning ?? [];
  const [arbete, studier] = [svarOm(m, 'arbete'), svarOm(m, 'studier')];
  return [
    fraga(`${etikett.forsorjning} (en eller flera)`),
    rutor(lista('forsorjning', forsorjning), forsorjning),
    fraga(etikett.arbetssokande),
    janej(m?.arbetssokande),
    fraga(etikett.arbetar),
    janej(arbete.ja),
    ett('Om ja: omfattning', arbete.procent),
    { slag: 'stycke', text: 'Om ja: typ av arbete' },
    rutor(lista('arbetstyp', arbete.typ), arbete.typ),
    fraga(etikett.studerar),
    janej(studier.ja),
    ett('Om ja: omfattning', studier.procent),
  ];
};

const listaDen =
  (listor: Svarslistor, dag: Dag): Lista =>
  (namn, valda) =>
    valbara(listor[namn], dag, valda);

/** The questions of a start, answered or to be answered by hand; what is offered is as the lists are on `dag`. */
export const fragorVidStart = (listor: Svarslistor, dag: Dag, m: Inmatning | null): readonly Fragedel[] => {
  const lista = listaDen(listor, dag);
  const niva = kodI(m?.utbildningsnivaKod);
  return [
    fraga(utbildningEtikett),
    rutor(lista('utbildningsniva', niva), niva),
    fraga(forsorjningstidEtikett),
    ett('Hela år i följd före insatsen', m === null ? '' : String(m.forsorjningAr)),
    ...matningen(lista, 'fore', m),
  ];
};

interface Slut {
  readonly avslutsanledningKod: string | null;
  readonly utmatning: Matning | null;
}

/** The questions of an end. A felregistrering is not an end, so it is not on paper. */
export const fragorVidSlut = (listor: Svarslistor, dag: Dag, slut: Slut | null): readonly Fragedel[] => {
  const lista = listaDen(listor, dag);
  const skal = kodI(slut?.avslutsanledningKod);
  const anledningar = lista('avslutsanledning', skal).filter(
    ({ beteende }) => beteende !== 'felregistrering',
  );
  return [
    fraga('Avslutsanledning'),
    rutor(anledningar, skal),
    ...matningen(lista, 'efter', slut?.utmatning ?? null),
  ];
};

const vem = (u: Deltagaruppgifter | null): Pdfdel =>
  falt([
    ['Insats', u?.insats],
    ['Samverkansorganisation', u?.samverkansorganisation],
    ['Deltagarens namn', u?.person?.namn],
    ['Personnummer', u?.person ? `${u.person.fodd}-____ (skriv de fyra sista för hand)` : ''],
  ]);

/** What one agrees to, in the words of the one who does (doman 6.3). */
const samtycket: readonly string[] = [
  'Jag samtycker till att uppgifter om mig registreras i SUS, systemet för uppföljning av samverkan inom arbetslivsinriktad rehabilitering.',
  'Det som registreras är mitt namn, mitt personnummer, den kommun där jag är folkbokförd, när jag börjar och slutar i insatsen, och svar om utbildning, försörjning, arbete och studier före och efter insatsen.',
  'Uppgifterna används för att följa upp vad insatsen leder till. Bara de som är deltagaransvariga i insatsen ser dem. I statistik syns aldrig vem jag är.',
  'Samtycket är frivilligt och gäller den här insatsen och den här starten. Jag får delta i insatsen också utan samtycke. Då räknas jag som anonym deltagare.',
  'Jag kan återkalla samtycket när som helst hos den som är deltagaransvarig. Då raderas uppgifterna om mig, och jag räknas som anonym.',
];

/** What is registered about the person, or nothing yet. */
type Registrerat = NonNullable<Deltagaruppgifter['person']> | null;
interface Listan {
  readonly listor: Svarslistor;
  readonly idag: Dag;
}

const vidStart = (person: Registrerat, { listor, idag }: Listan): readonly Pdfdel[] => {
  const { startdag, inmatning = null } = person ?? {};
  return [
    falt([['Startdag', dagText(startdag)]]),
    rubrik('Före insatsen'),
    ...fragorVidStart(listor, startdag ?? idag, inmatning),
  ];
};

const vidSlut = (person: Registrerat, { listor, idag }: Listan): readonly Pdfdel[] => {
  const avslutningsdag = person?.avslutningsdag ?? undefined;
  return [
    falt([
      ['Startdag', dagText(person?.startdag)],
      ['Avslutningsdag', dagText(avslutningsdag)],
    ]),
    rubrik('Efter insatsen'),
    ...fragorVidSlut(listor, avslutningsdag ?? idag, person),
  ];
};

const samtyckesdelar = (): readonly Pdfdel[] => [
  rubrik('Samtycke'),
  ...samtycket.map((text): Pdfdel => ({ slag: 'stycke', text })),
  ...underskrift('deltagaren'),
];

const innehall: Record<Deltagarblankett, (person: Registrerat, listan: Listan) => readonly Pdfdel[]> = {
  '9443': samtyckesdelar,
  '9448': vidStart,
  '9449': vidSlut,
};

/** 9443, 9448 or 9449: blank with null, else filled in with what is known. */
export const deltagarblankett = (
  nummer: Deltagarblankett,
  uppgifter: Deltagaruppgifter | null,
  { listor, skapad }: { readonly listor: Svarslistor; readonly skapad: Date },
): Pdfdokument =>
  dokument(nummer, skapad, [
    vem(uppgifter),
    ...innehall[nummer](uppgifter?.person ?? null, { listor, idag: dagAv(skapad) }),
  ]);
