import type { Dag } from '../shared/datum.ts';
import { lasValda, uppdragsvarden } from '../uppdrag/uppdragslista.rules.ts';
import type { Parsed } from '../web/form.ts';
import { formlasare, type Formlasare } from './falt.schema.ts';
import type { IngaendeOrganisation, Organisation, Ratt, Uppgifter } from './organisation.rules.ts';

/** What the page sends, and the version that it was opened with. */
export interface Hantering {
  readonly uppgifter: Uppgifter;
  readonly version: number;
  /** What was sent, as it was sent: the same form twice is the same save, whatever has been stored between. */
  readonly skickat: Readonly<Record<string, unknown>>;
}

const skickat = (values: Readonly<Record<string, unknown>>): Hantering['skickat'] =>
  Object.fromEntries(Object.entries(values).filter(([namn]) => namn !== '_csrf' && namn !== 'gor'));

/** Fields of the three flags of an ingående organisation. */
export const flaggfalt = (organisationId: string) =>
  ({
    deltar: `deltar_${organisationId}`,
    finansierar: `finansierar_${organisationId}`,
    brukarMedel: `brukar_medel_${organisationId}`,
  }) as const;

const epostText = 'Skriv e-postadressen med @, till exempel namn@exempel.se';

const lasIngaende = (l: Formlasare): readonly IngaendeOrganisation[] =>
  l.ids('ingaende').map((organisationId) => {
    const falt = flaggfalt(organisationId);
    const flagga = (namn: string) => l.form.values[namn] === 'ja';
    const rad = {
      organisationId,
      deltar: flagga(falt.deltar),
      finansierar: flagga(falt.finansierar),
      brukarMedel: flagga(falt.brukarMedel),
    };
    if (!(rad.deltar || rad.finansierar || rad.brukarMedel))
      l.fel(falt.deltar, 'Kryssa i Deltar, Finansierar eller Brukar medel, eller ta bort organisationen');
    return rad;
  });

/** The name of an organisation, read alike when it is registered and when it is changed. */
export const lasNamn = (l: Formlasare): string => {
  const namn = l.text('namn', 50, 'Korta namnet till högst 50 tecken');
  if (namn === '') l.fel('namn', 'Skriv namnet på samverkansorganisationen');
  return namn;
};

const lasEpost = (l: Formlasare): string | null => {
  const epost = l.frivillig('kontakt_epost', 254);
  if (epost !== null && !/^[^@\s]+@[^@\s]+$/.test(epost)) l.fel('kontakt_epost', epostText);
  return epost;
};

const versionen = (varde: unknown): number =>
  typeof varde === 'string' && /^[0-9]{1,9}$/.test(varde) ? Number(varde) : 0;

/** Reads the fields that the user has; `fore` is what stands in the others. */
export const readHantering = (
  body: unknown,
  ratt: Ratt,
  { fore, idag }: { readonly fore: Uppgifter; readonly idag: Dag },
): Parsed<Hantering> => {
  const l = formlasare(body);
  const { values } = l.form;
  const egna: Uppgifter = ratt.administrerar
    ? {
        ...fore,
        beskrivning: l.frivillig('beskrivning', 2000),
        adress: l.frivillig('adress', 500),
        kontaktNamn: l.frivillig('kontakt_namn', 100),
        kontaktTitel: l.frivillig('kontakt_titel', 100),
        kontaktTelefon: l.frivillig('kontakt_telefon', 30),
        kontaktEpost: lasEpost(l),
        kommuner: l.koder('kommuner'),
        ingaende: lasIngaende(l),
        insatsansvariga: lasValda(l, values, 'insatsansvariga', idag),
      }
    : fore;
  return l.svar({
    uppgifter: {
      ...egna,
      namn: ratt.overallt ? lasNamn(l) : fore.namn,
      slutdatum: l.frivilligDag('slutdatum', 'ett slutdatum'),
      samverkansadministratorer: lasValda(l, values, 'samverkansadministratorer', idag),
    },
    version: versionen(values['version']),
    skickat: skickat(values),
  });
};

const flaggvalues = (rad: IngaendeOrganisation): readonly [string, string][] => {
  const falt = flaggfalt(rad.organisationId);
  const namn = (['deltar', 'finansierar', 'brukarMedel'] as const).filter((flagga) => rad[flagga]);
  return namn.map((flagga) => [falt[flagga], 'ja']);
};

/** What is stored, as the fields of the form. */
export const hanteringValues = (o: Organisation): Readonly<Record<string, unknown>> => ({
  namn: o.namn,
  beskrivning: o.beskrivning ?? '',
  slutdatum: o.slutdatum ?? '',
  adress: o.adress ?? '',
  kontakt_namn: o.kontaktNamn ?? '',
  kontakt_titel: o.kontaktTitel ?? '',
  kontakt_telefon: o.kontaktTelefon ?? '',
  kontakt_epost: o.kontaktEpost ?? '',
  kommuner: o.kommuner.join(','),
  ingaende: o.ingaende.map(({ organisationId }) => organisationId),
  ...Object.fromEntries(o.ingaende.flatMap(flaggvalues)),
  ...uppdragsvarden('samverkansadministratorer', o.samverkansadministratorer),
  ...uppdragsvarden('insatsansvariga', o.insatsansvariga),
  version: String(o.version),
});
