/** A row as it is stored, with what was encrypted in clear. */
export type Rad = Readonly<Record<string, unknown>>;

/** One line of the audit trail about somebody. */
export interface Logghandelse {
  readonly at: string;
  readonly handelse: string;
  readonly anvandareId: string | null;
  readonly roller: string;
  readonly utfall: string;
}

/** A deltagande with all that hangs on it. `alla` is the row itself with everything in it. */
export interface Utdragsdeltagande {
  readonly insats: string;
  readonly samverkansorganisation: string;
  readonly person: Rad;
  readonly rad: Rad;
  readonly samtycke: Rad | null;
  readonly matningar: readonly Rad[];
  readonly historik: readonly Rad[];
  readonly utkast: readonly Rad[];
  readonly handelser: readonly Logghandelse[];
  readonly listor: readonly Logghandelse[];
  /** The deltagande as it is given in the file for machines. */
  readonly allt: Rad;
}

/** What SUS has stored about a person who is a user. */
export interface Utdragskonto {
  readonly rad: Rad;
  readonly roller: readonly Rad[];
  readonly uppdrag: readonly Rad[];
  readonly inloggningar: readonly Rad[];
  readonly handelser: readonly Logghandelse[];
  readonly gjort: readonly Rad[];
  readonly allt: Rad;
}

/** An extract: all that is stored about one person at a moment. */
export interface Utdrag {
  readonly personnummer: string;
  readonly nummer: number;
  readonly diarienummer: string;
  readonly grund: string;
  readonly deltaganden: readonly Utdragsdeltagande[];
  /** Drafts of a start that was never registered. */
  readonly utkast: readonly Rad[];
  /** What an employer has ordered about the person. */
  readonly bestallningar: readonly Rad[];
  readonly konto: Utdragskonto | null;
  /** Users that a row names by their id. */
  readonly anvandare: Readonly<Record<string, { readonly namn: string; readonly organisation: string }>>;
}

/** Nothing is stored, or nothing that is handed out this way: the same words for both. */
export const ingetFinns = ({ deltaganden, utkast, bestallningar, konto }: Utdrag): boolean =>
  [...deltaganden, ...utkast, ...bestallningar].length === 0 && konto === null;

/** What is said in every extract, also in one where nothing was found. */
export const alltidSagt: readonly string[] = [
  'Anonyma deltagare, antal i volyminsatser, gallrade deltaganden och siffror i rapporter går inte att koppla till någon person och finns inte i utdraget.',
  'Uppgifter om en användare som har skyddade personuppgifter lämnas inte ut den här vägen. Den som har ett sådant konto vänder sig till SUS-administrationen på Försäkringskassan.',
  'Den som har skyddade personuppgifter är aldrig registrerad som deltagare med personuppgifter.',
];

const handelsetexter: Readonly<Record<string, string>> = {
  deltagande_visat: 'Deltagandets sida öppnad',
  historik_visad: 'Historik enskild deltagare öppnad',
  person_sokt: 'Personen sökt i Registrera deltagare',
  kvitto_visat: 'Kvitto öppnat',
  blankett_hamtad: 'Blankett hämtad',
  inregistrering_oppnad: 'Inregistrering öppnad',
  utregistrering_oppnad: 'Utregistrering öppnad',
  felregistrering_oppnad: 'Felregistrering öppnad',
  aterkallelse_oppnad: 'Återkalla samtycke öppnad',
  deltagare_inregistrerad: 'Inregistrerad',
  deltagare_utregistrerad: 'Utregistrerad',
  inregistrering_rattad: 'Inregistreringen rättad',
  utregistrering_rattad: 'Utregistreringen rättad',
  felregistrerad: 'Felregistrerad',
  felregistrering_angrad: 'Felregistreringen ångrad',
  registerutdrag_lamnat: 'Registerutdrag lämnat',
  deltagande_begransat: 'Behandlingen begränsad',
  begransning_havd: 'Begränsningen hävd',
  rattelse_begard: 'Begäran om rättelse noterad',
  rattelse_besvarad: 'Begäran om rättelse besvarad',
  begransat_deltagande_funnet: 'Sökt i Historik medan behandlingen var begränsad',
  deltagare_visade: 'Listan Visa deltagare',
  deltagare_exporterade: 'Listan hämtad som fil',
  samtycken_visade: 'Listan över samtycken',
  genomgang_visad: 'Genomgång',
};

/** A kind of event as people read it; one without a text of its own in the words of its name. */
export const handelsetext = (handelse: string): string =>
  handelsetexter[handelse] ?? handelse.charAt(0).toUpperCase() + handelse.slice(1).replaceAll('_', ' ');

/** Events of one kind by one user in one role, with every moment. */
export interface Samlat {
  readonly handelse: string;
  readonly anvandareId: string | null;
  readonly roller: string;
  readonly utfall: string;
  /** Oldest first; never empty. */
  readonly tider: readonly string[];
}

/** The same events by who and what, in the order they began. */
export const samlade = (handelser: readonly Logghandelse[]): readonly Samlat[] => {
  const alla = new Map<string, Samlat & { readonly tider: string[] }>();
  for (const { at, ...vad } of handelser) {
    const nyckel = [vad.handelse, vad.anvandareId, vad.roller, vad.utfall].join('|');
    const hittills = alla.get(nyckel) ?? { ...vad, tider: [] };
    hittills.tider.push(at);
    alla.set(nyckel, hittills);
  }
  return [...alla.values()];
};
