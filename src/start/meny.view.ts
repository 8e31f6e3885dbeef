import {
  behorighetsroller,
  hasRoll,
  type Actor,
  type Behorighetsroll,
} from '../behorighet/behorighet.rules.ts';
import type { MenyRad } from '../web/ram.ts';

interface Sida {
  readonly text: string;
  readonly href: string;
  readonly roller?: readonly Behorighetsroll[];
}
interface Grupp {
  readonly text: string;
  readonly sidor: readonly Sida[];
}

/** The menu tree. A row shows only pages that exist and that the user may open; later slices add theirs here. */
const tradet: readonly (Sida | Grupp)[] = [
  { text: 'Start', href: '/' },
  {
    text: 'Samverkansorganisation',
    sidor: [
      { text: 'Visa samverkansorganisation', href: '/samverkansorganisationer', roller: behorighetsroller },
      {
        text: 'Hantera samverkansorganisation',
        href: '/hantera-samverkansorganisation',
        roller: ['samverkansadministrator'],
      },
      {
        text: 'Registrera samverkansorganisation',
        href: '/registrera-samverkansorganisation',
        roller: ['superadministrator'],
      },
      { text: 'Budget', href: '/budget', roller: ['samverkansadministrator', 'insatsansvarig'] },
    ],
  },
  {
    text: 'Insats',
    sidor: [
      { text: 'Sök insats', href: '/sok-insats' },
      { text: 'Registrera ny insats', href: '/registrera-ny-insats', roller: ['insatsansvarig'] },
      { text: 'Hantera insats', href: '/hantera-insats', roller: ['insatsansvarig'] },
      {
        text: 'Täckning',
        href: '/tackning',
        roller: ['deltagaransvarig', 'insatsansvarig', 'samverkansadministrator', 'superadministrator'],
      },
      { text: 'Registrera antal deltagare', href: '/registrera-antal-deltagare', roller: ['insatsansvarig'] },
    ],
  },
  {
    text: 'Deltagande',
    sidor: [
      { text: 'Registrera deltagare', href: '/registrera-deltagare', roller: ['deltagaransvarig'] },
      {
        text: 'Registrera anonyma deltagare',
        href: '/registrera-anonyma-deltagare',
        roller: ['deltagaransvarig'],
      },
      { text: 'Visa deltagare', href: '/visa-deltagare', roller: ['deltagaransvarig'] },
      { text: 'Genomgång', href: '/genomgang', roller: ['deltagaransvarig'] },
      { text: 'Historik enskild deltagare', href: '/historik', roller: ['deltagaransvarig'] },
      { text: 'Registerutdrag', href: '/registerutdrag', roller: ['registerhandlaggare'] },
      { text: 'Begränsning av behandling', href: '/begransningar', roller: ['registerhandlaggare'] },
      { text: 'Begärda rättelser', href: '/rattelser', roller: ['registerhandlaggare'] },
    ],
  },
  {
    text: 'Rapporter',
    sidor: [
      { text: 'Skapa rapport', href: '/rapporter', roller: ['susrapport'] },
      { text: 'Mina rapporter', href: '/rapporter/mina', roller: ['susrapport'] },
      { text: 'Vad har ändrats', href: '/rapporter/andrat', roller: ['susrapport'] },
      {
        text: 'Halvårsredovisning',
        href: '/rapporter/halvar',
        roller: ['susrapport', 'samverkansadministrator'],
      },
    ],
  },
  {
    text: 'Behörighet',
    sidor: [
      { text: 'Beställningar', href: '/bestallningar', roller: ['bestallare', 'superadministrator'] },
      {
        text: 'Bekräfta användare',
        href: '/bekrafta-anvandare',
        roller: ['bestallare', 'superadministrator'],
      },
      {
        text: 'Överenskommelser och beställare',
        href: '/overenskommelser',
        roller: ['superadministrator'],
      },
      { text: 'Handläggare av registerutdrag', href: '/registerhandlaggare', roller: ['superadministrator'] },
      { text: 'Visa användare', href: '/visa-anvandare' },
      { text: 'Blanketter', href: '/blanketter', roller: behorighetsroller },
      { text: 'Utskick', href: '/utskick', roller: ['superadministrator'] },
    ],
  },
  {
    text: 'Loggranskning',
    sidor: [
      { text: 'Händelser att granska', href: '/loggranskning', roller: ['loggranskare'] },
      { text: 'Stickprov', href: '/loggranskning/stickprov', roller: ['loggranskare'] },
      { text: 'Vem har läst', href: '/loggranskning/lasningar', roller: ['loggranskare'] },
      { text: 'Loggranskare', href: '/loggranskare', roller: ['superadministrator'] },
    ],
  },
  { text: 'Styrdata', href: '/styrdata', roller: ['superadministrator'] },
  { text: 'Gallring', href: '/gallring', roller: ['superadministrator'] },
  { text: 'Mitt konto', href: '/konto' },
  { text: 'Hjälp', href: '/hjalp' },
];

const syns = (actor: Actor, { roller }: Sida): boolean => roller === undefined || hasRoll(actor, ...roller);
const rad = ({ text, href }: Sida, aktivPath: string): MenyRad => ({
  text,
  href,
  aktiv: href === aktivPath,
  oppen: false,
});

const grupp = (actor: Actor, { text, sidor }: Grupp, aktivPath: string): MenyRad[] => {
  const rader = sidor.filter((sida) => syns(actor, sida)).map((sida) => rad(sida, aktivPath));
  return rader.length === 0 ? [] : [{ text, aktiv: false, oppen: true, rader }];
};

/** The menu of one user; `aktivPath` is the menu row the page belongs to. */
export const menyFor = (actor: Actor, aktivPath: string): MenyRad[] =>
  tradet.flatMap((post) => {
    if ('sidor' in post) return grupp(actor, post, aktivPath);
    return syns(actor, post) ? [rad(post, aktivPath)] : [];
  });

/** Which menu row a page below it belongs to. */
const hor: readonly (readonly [RegExp, string])[] = [
  [/^\/insatser\/[^/]+\/volym/, '/registrera-antal-deltagare'],
  [/^\/(samverkansorganisationer|insatser)\/[^/]+\/budget/, '/budget'],
  [/^\/insatser\/[^/]+\/registrering/, '/registrera-deltagare'],
  [/^\/deltaganden\/[^/]+\/(inregistrering|utregistrering)$/, '/registrera-deltagare'],
  [/^\/insatser\/[^/]+\/hantera/, '/hantera-insats'],
  [/^\/insatser\/[^/]+\/genomgang$/, '/genomgang'],
  [/^\/insatser\/[^/]+\/anonyma/, '/registrera-anonyma-deltagare'],
  [/^\/(insatser\/[^/]+\/deltagare|deltaganden\/)/, '/visa-deltagare'],
  [/^\/historik/, '/historik'],
  [/^\/registerutdrag/, '/registerutdrag'],
  [/^\/begransningar/, '/begransningar'],
  [/^\/rattelser/, '/rattelser'],
  [/^\/registerhandlaggare/, '/registerhandlaggare'],
  [/^\/bestallningar/, '/bestallningar'],
  [/^\/bekrafta-anvandare/, '/bekrafta-anvandare'],
  [/^\/(overenskommelser|bestallare)\//, '/overenskommelser'],
  [/^\/(samverkansorganisationer|insatser)\/[^/]+\/uppdrag$/, '/visa-anvandare'],
  [/^\/utskick/, '/utskick'],
  [/^\/anvandare\//, '/visa-anvandare'],
  [/^\/styrdata/, '/styrdata'],
  [/^\/gallring/, '/gallring'],
  [/^\/konto\//, '/konto'],
  [/^\/(anvandare\/[^/]+\/atkomst|visa-anvandare\/)/, '/visa-anvandare'],
  [/^\/samverkansorganisationer\/[^/]+\/hantera$/, '/hantera-samverkansorganisation'],
  [/^\/utkast\/[^/]+\/(kommuner|organisationer)$/, '/hantera-samverkansorganisation'],
  [/^\/samverkansorganisationer\/[^/]+(\/historik)?$/, '/samverkansorganisationer'],
  [/^\/rapporter\/mina/, '/rapporter/mina'],
  [/^\/rapporter\/andrat/, '/rapporter/andrat'],
  [/^\/rapporter\/halvar/, '/rapporter/halvar'],
  [/^\/rapporter/, '/rapporter'],
  [/^\/loggranskning\/fynd/, '/loggranskning'],
  [/^\/loggranskning\/stickprov/, '/loggranskning/stickprov'],
  [/^\/loggranskare/, '/loggranskare'],
  [/^\/hjalp/, '/hjalp'],
];
/** The address of the menu row that a page belongs to; its own when it has none above it. */
export const menyradFor = (path: string): string => hor.find(([form]) => form.test(path))?.[1] ?? path;
