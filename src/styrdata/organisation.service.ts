import { andringarMellan } from '../andring/andring.rules.ts';
import { skrivAndring } from '../andring/andring.service.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { found } from '../shared/errors.ts';
import { dagAv } from '../shared/datum.ts';
import { heltOrganisationsnummer } from '../shared/organisationsnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import { listPoster } from './listor.queries.ts';
import { insertOrganisation, organisationForAndring, updateOrganisation } from './organisation.queries.ts';
import type { Organisationshinder, Organisationsuppgifter } from './organisation.rules.ts';
import { valbara, textFor } from './styrdata.rules.ts';

/** One submit of a form. `sida` is where the receipt is shown. */
export interface Inskick {
  readonly nyckel: string;
  readonly sida: string;
}

const nekas = {
  organisation_namn_unikt: 'namn_finns',
  organisation_organisationstyp_kod_fkey: 'typ_saknas',
  roll_deltagaransvarig_arbetsgivare: 'har_deltagaransvariga',
  roll_superadministrator_arbetsgivare: 'har_superadministratorer',
} as const satisfies Record<string, Organisationshinder>;

type Falt = (uppgifter: Organisationsuppgifter) => Readonly<Record<string, string | null>>;

/** The type can be chosen today (or is the one it had), and the fields of an organisation in words. */
const provaTyp = async (
  tx: Db,
  { hus }: Kontext,
  typ: string,
  hade: readonly string[],
): Promise<Falt | null> => {
  const typer = (await listPoster(tx, 'organisationstyp')).map((post) => ({
    ...post,
    ensam: false,
    beteende: 'fragor' as const,
  }));
  if (!valbara(typer, dagAv(hus.clock()), hade).some(({ kod }) => kod === typ)) return null;
  return ({ namn, organisationsnummer: nummer, organisationstypKod }) => ({
    Namn: namn,
    Organisationsnummer: nummer === null ? null : heltOrganisationsnummer(nummer),
    Organisationstyp: textFor(typer, organisationstypKod),
  });
};

/** Adds an organisation, once for a key. */
export const laggTillOrganisation = (
  kontext: Kontext,
  { nyckel, sida }: Inskick,
  uppgifter: Organisationsuppgifter,
): Promise<Result<Sparat, Organisationshinder>> =>
  sparaEnGang<Organisationshinder>(
    kontext,
    { nyckel, handling: 'organisation_tillagd', innehall: uppgifter, sida, objektId: null },
    nekas,
    async (tx) => {
      await kravRoll(tx, kontext.actor, 'superadministrator');
      const falten = await provaTyp(tx, kontext, uppgifter.organisationstypKod, []);
      if (falten === null) return fail('typ_saknas');
      const objekt = await insertOrganisation(tx, uppgifter);
      const andringar = andringarMellan({}, falten(uppgifter));
      const handelse = 'tillagd';
      await skrivAndring(tx, kontext.actor, { slag: 'organisation', objekt, handelse, andringar });
      await audit(tx, 'organisation_tillagd', { objektId: objekt });
      return ok(null);
    },
  );

/** Changes an organisation, once for a key; `version` is the one the form was opened with. */
export const andraOrganisation = (
  kontext: Kontext,
  { nyckel, sida }: Inskick,
  { id, version, ...uppgifter }: Organisationsuppgifter & { readonly id: string; readonly version: number },
): Promise<Result<Sparat, Organisationshinder>> =>
  sparaEnGang<Organisationshinder>(
    kontext,
    {
      nyckel,
      handling: 'organisation_andrad',
      innehall: { id, version, uppgifter },
      sida,
      objektId: id,
    },
    nekas,
    async (tx) => {
      await kravRoll(tx, kontext.actor, 'superadministrator');
      const fore = found(await organisationForAndring(tx, id));
      if (fore.version !== version) return fail('andrad_av_annan');
      const typ = uppgifter.organisationstypKod;
      const falten = await provaTyp(tx, kontext, typ, [fore.organisationstypKod]);
      if (falten === null) return fail('typ_saknas');
      const andringar = andringarMellan(falten(fore), falten(uppgifter));
      if (andringar.length === 0) return ok(null);
      await updateOrganisation(tx, id, uppgifter);
      const handelse = 'andrad';
      await skrivAndring(tx, kontext.actor, { slag: 'organisation', objekt: id, handelse, andringar });
      await audit(tx, 'organisation_andrad', { objektId: id, falt: andringar.map(({ falt }) => falt) });
      return ok(null);
    },
  );
