import { faltText, vardeText } from '../deltagande/falt.rules.ts';
import { heltNummer } from '../shared/personnummer.ts';
import { textFor, type Styrdata, type Svarslistor } from '../styrdata/styrdata.rules.ts';
import type { Pdfdel } from '../web/pdf.ts';
import { begransningar, rattelsetabell } from './rattigheter.view.ts';
import { handelsetext, type Rad, type Utdragsdeltagande } from './utdrag.rules.ts';
import { loggdelar, varde, type Namnare } from './varden.view.ts';

const svarskolumner: readonly (readonly [string, string, string])[] = [
  ['utbildningsniva_kod', 'utbildningsniva', 'Högsta avslutade utbildningsnivå'],
  ['forsorjning_ar', 'forsorjning_ar', 'Tid i offentlig försörjning'],
  ['forsorjning', 'forsorjning', 'Offentlig försörjning'],
  ['arbetssokande', 'arbetssokande', 'Aktivt arbetssökande'],
  ['arbetar', 'arbetar', 'Arbete'],
  ['arbete_omfattning', 'arbete_omfattning', 'Arbete, omfattning'],
  ['arbetstyp_kod', 'arbetstyp', 'Typ av arbete'],
  ['studerar', 'studerar', 'Studier'],
  ['studier_omfattning', 'studier_omfattning', 'Studier, omfattning'],
];

const svaret = (
  listor: Svarslistor,
  matning: Rad | undefined,
  [kolumn, falt]: readonly [string, string, string],
) => {
  const v = matning?.[kolumn];
  if (v === null || v === undefined) return '–';
  return typeof v === 'boolean'
    ? varde(v)
    : vardeText(listor, falt, Array.isArray(v) ? v.join(',') : varde(v));
};

const svarstabell = ({ matningar }: Utdragsdeltagande, listor: Svarslistor): Pdfdel => {
  const [fore, efter] = ['in', 'ut'].map((den) => matningar.find(({ tillfalle }) => tillfalle === den));
  return {
    slag: 'tabell',
    rubrik: 'Svaren',
    radrubrik: true,
    kolumner: [{ text: 'Fråga' }, { text: 'Före' }, { text: 'Efter' }],
    rader: svarskolumner.map((en) => [en[2], svaret(listor, fore, en), svaret(listor, efter, en)]),
  };
};

const andringar = (v: unknown, listor: Svarslistor): string =>
  (Array.isArray(v) ? (v as Readonly<Record<string, string>>[]) : [])
    .map(
      ({ falt = '', gammalt = '', nytt = '' }) =>
        `${faltText(falt)}: från ${vardeText(listor, falt, gammalt)} till ${vardeText(listor, falt, nytt)}`,
    )
    .join('. ');

const historiktabell = ({ historik }: Utdragsdeltagande, listor: Svarslistor, namn: Namnare): Pdfdel => ({
  slag: 'tabell',
  rubrik: 'Ändringar',
  kolumner: [{ text: 'När' }, { text: 'Vad', del: 2 }, { text: 'Vem' }, { text: 'Skäl' }],
  rader: historik.map((h) => [
    varde(h['at']),
    [handelsetext(varde(h['handelse'])), andringar(h['andringar'], listor)]
      .filter((t) => t !== '')
      .join('. '),
    namn(h['av']),
    varde(h['skal']),
  ]),
});

/** Drafts, with all that was typed in them. */
export const utkastdelar = (utkast: readonly Rad[], namn: Namnare): Pdfdel[] =>
  utkast.map((u) => ({
    slag: 'falt',
    rader: [
      { etikett: 'Utkast sparat', varde: `${varde(u['sparat_at'])} av ${namn(u['anvandare_id'])}` },
      { etikett: 'Formulär', varde: handelsetext(varde(u['formular'])) },
      { etikett: 'Innehåll', varde: varde(u['innehall']) },
    ],
  }));

const om = (d: Utdragsdeltagande, listor: Svarslistor, namn: Namnare): Pdfdel => {
  const { rad, person, samtycke } = d;
  const felregistrerat =
    rad['makulerad_at'] === null ? 'Nej' : `${varde(rad['makulerad_at'])} av ${namn(rad['makulerad_av'])}`;
  const falt: readonly (readonly [string, string])[] = [
    ['Namn', varde(person['namn'])],
    ['Personnummer', heltNummer(varde(person['personnummer']))],
    ['Inskrivet för hand, ska kontrolleras', varde(person['kontrolleras'])],
    ['Samverkansorganisation', d.samverkansorganisation],
    ['Kön', varde(rad['kon'])],
    ['Ålder vid start', varde(rad['alder'])],
    ['Folkbokföringskommun', varde(rad['kommun'])],
    ['Stadsdel', varde(rad['stadsdel'])],
    ['Startdag', varde(rad['startdag'])],
    ['Avslutningsdag', varde(rad['avslutningsdag'])],
    [
      'Avslutsanledning',
      textFor(listor.avslutsanledning, rad['avslutsanledning_kod'] as string | null) || '–',
    ],
    ['Felregistrerat', felregistrerat],
    ['Behandlingen begränsad', begransningar(rad['begransningar'])],
    ['Registrerat', `${varde(rad['skapad_at'])} av ${namn(rad['skapad_av'])}`],
    ['Samtycke undertecknat', varde(samtycke?.['undertecknat_datum'])],
    [
      'Samtycke registrerat',
      `${varde(samtycke?.['registrerat_at'])} av ${namn(samtycke?.['registrerat_av'])}`,
    ],
  ];
  return { slag: 'falt', rader: falt.map(([etikett, text]) => ({ etikett, varde: text })) };
};

/** All about one deltagande. */
export const deltagandedelar = (d: Utdragsdeltagande, { listor }: Styrdata, namn: Namnare): Pdfdel[] => [
  { slag: 'rubrik', niva: 2, text: `${d.insats}, från ${varde(d.rad['startdag'])}` },
  om(d, listor, namn),
  svarstabell(d, listor),
  historiktabell(d, listor, namn),
  ...rattelsetabell(d, namn),
  ...utkastdelar(d.utkast, namn),
  ...loggdelar('Vem som har öppnat eller ändrat uppgifterna', d.handelser, namn),
  ...loggdelar('Listor i insatsen som kan ha visat personen', d.listor, namn),
];
