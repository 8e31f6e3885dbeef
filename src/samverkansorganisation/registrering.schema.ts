import { artal, type Dag } from '../shared/datum.ts';
import {
  organisationsnummerText,
  parseOrganisationsnummer,
  type Organisationsnummer,
} from '../shared/organisationsnummer.ts';
import type { Valt } from '../uppdrag/uppdrag.rules.ts';
import { lasValda } from '../uppdrag/uppdragslista.rules.ts';
import type { Parsed } from '../web/form.ts';
import { formlasare, type Formlasare } from './falt.schema.ts';
import { lasNamn } from './hantera.schema.ts';
import { samverkansformer, type Samverkansform } from './organisation.rules.ts';

/** An order on form 9447. */
export interface NyOrganisation {
  readonly namn: string;
  readonly organisationsnummer: Organisationsnummer;
  readonly samverkansform: Samverkansform;
  readonly startdatum: Dag;
  readonly bestalldAv: string;
  readonly samverkansadministratorer: readonly Valt[];
}

const lasNummer = (l: Formlasare): Organisationsnummer => {
  const last = parseOrganisationsnummer(l.text('organisationsnummer', 30));
  if (last.ok) return last.value;
  l.fel('organisationsnummer', organisationsnummerText[last.error]);
  return '';
};

const forstaAr = 1990;
const lasStart = (l: Formlasare, idag: Dag): Dag => {
  const start = l.dag('startdatum', l.text('startdatum', 20), {
    tomt: 'Skriv startdatumet',
    vad: 'ett startdatum',
  });
  const sista = artal(idag) + 2;
  if (artal(start) < forstaAr || artal(start) > sista)
    l.fel('startdatum', `Skriv ett startdatum från ${String(forstaAr)} till ${String(sista)}`);
  return start;
};

const lasForm = (l: Formlasare): Samverkansform => {
  const vald = l.text('samverkansform', 30);
  const form = samverkansformer.find((en) => en === vald);
  if (form === undefined) l.fel('samverkansform', 'Välj samverkansform');
  return form ?? 'finsam';
};

/** Reads the order; every fault at once. */
export const readRegistrering = (body: unknown, idag: Dag): Parsed<NyOrganisation> => {
  const l = formlasare(body);
  const ny = {
    namn: lasNamn(l),
    organisationsnummer: lasNummer(l),
    samverkansform: lasForm(l),
    startdatum: lasStart(l, idag),
    bestalldAv: l.text('bestalld_av', 200),
    samverkansadministratorer: lasValda(l, l.form.values, 'samverkansadministratorer', idag),
  };
  if (ny.bestalldAv === '') l.fel('bestalld_av', 'Skriv vem som har beställt');
  if (!ny.samverkansadministratorer.some(({ till }) => till === null))
    l.fel('samverkansadministratorer', 'Välj minst en samverkansadministratör utan sista dag');
  return l.svar(ny);
};
