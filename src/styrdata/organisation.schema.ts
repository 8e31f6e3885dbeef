import { z } from 'zod';
import { organisationsnummerText, parseOrganisationsnummer } from '../shared/organisationsnummer.ts';
import { ok } from '../shared/result.ts';
import { readFields, text, versionsfalt, type FormErrors, type Parsed } from '../web/form.ts';
import { lasare } from '../web/lasare.ts';
import type { Organisationshinder, Organisationsuppgifter } from './organisation.rules.ts';

const falt = z.object({
  namn: text(100).default(''),
  organisationsnummer: text(20).default(''),
  organisationstyp: text(60).default(''),
  version: versionsfalt(),
});

/** Reads the form of an organisation. */
export const readOrganisation = (
  body: unknown,
): Parsed<{ uppgifter: Organisationsuppgifter; version: number }> => {
  const { falt: form, form: typat } = readFields(falt, body);
  const { namn, organisationsnummer, organisationstyp, version } = form;
  const las = lasare(typat);
  if (namn === '') las.fel('namn', 'Skriv organisationens namn');
  const nummer = organisationsnummer === '' ? ok(null) : parseOrganisationsnummer(organisationsnummer);
  if (!nummer.ok) las.fel('organisationsnummer', organisationsnummerText[nummer.error]);
  if (organisationstyp === '') las.fel('organisationstyp', 'Välj organisationstyp');
  const uppgifter = {
    namn,
    organisationsnummer: nummer.ok ? nummer.value : null,
    organisationstypKod: organisationstyp,
  };
  return las.svar({ uppgifter, version });
};

type Nekad = Exclude<Organisationshinder, 'andrad_av_annan'>;
const texter: Record<Nekad, FormErrors> = {
  namn_finns: { namn: 'Skriv ett annat namn. Det finns redan en organisation som heter så.' },
  typ_saknas: { organisationstyp: 'Välj organisationstyp i listan' },
  har_deltagaransvariga: {
    organisationstyp:
      'Behåll typen så länge deltagaransvariga är anställda här. De får inte vara anställda av ett samordningsförbund.',
  },
  har_superadministratorer: {
    organisationstyp: 'Behåll organisationen som den är. Superadministratörer är anställda här.',
  },
};
/** What to do about a refusal, at its field. */
export const organisationshinderFel = (hinder: Nekad): FormErrors => texter[hinder];
