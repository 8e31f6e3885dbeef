import type pg from 'pg';
import { withClient } from '../../src/db/client.ts';
import { insertDeltagande } from '../support/deltagande.ts';
import type { Testhus } from '../support/hus.ts';
import { arbetsnamn, arbetsrader } from './villkor-arbete-grund.ts';
import { kontorader } from './villkor-konto-grund.ts';
import { bestallningsrader } from './villkor-bestallning-grund.ts';
import { begransningsrader } from './villkor-begransning-grund.ts';
import { rattelserader } from './villkor-rattelse-grund.ts';
import { registerutdragsrader } from './villkor-registerutdrag-grund.ts';
import { granskningsrader } from './villkor-granskning-grund.ts';
import { gallringsrader } from './villkor-gallring-grund.ts';
import { genomgangsrader } from './villkor-genomgang-grund.ts';

/**
 * What a constraint forbids: its name, SQL that breaks it and nothing else, and whether the application may even try
 * ('nekas' when sus_app has no right to the statement).
 */
export type Fall = readonly [villkor: string, text: string, app?: 'nekas'];

/** Ids by the names that the SQL uses as :namn. */
export type Namn = Readonly<Record<string, string>>;

/** One row in each table that the deltaganden left empty. @returns role ids by user and role */
const laggResten = ({ databas }: Testhus, namn: Namn) =>
  withClient(databas.adminUrl, async (client) => {
    await client.query(
      medNamn(
        `insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av) values (:avslutad, 2023, 'kvinna', 2, 'registrering', :anna);
         insert into verksamhet.insats_malgrupp (insats_id, malgrupp_kod) values (:volym, 'personal_och_chefer');
         insert into auth.inloggning (anvandare_id, metod) values (:rut, 'losenord_och_kod');
         insert into auth.engangskod (anvandare_id, kod_hash, giltig_till) values (:rut, 'x', now());
         insert into verksamhet.kvitto (nyckel, anvandare_id, handling, innehall_hmac, sida) values (gen_random_uuid(), :anna, 'prov', 'x', '/a');
         insert into person.utkast (id, anvandare_id, insats_id, deltagande_id, formular, innehall_krypt)
         values (gen_random_uuid(), :anna, :vagen, :oppet, 'utregistrering', 'x');
         insert into verksamhet.avidentifiering (deltagande_id, insats_id, ar, kon, aterkallat_datum, av)
         values (gen_random_uuid(), :vagen, 2024, 'man', '2024-05-02', :anna);
         insert into verksamhet.sparat_urval (id, anvandare_id, namn, urval) values (gen_random_uuid(), :rut, 'Min', 'typ=deltagarrapport&niva=riket');
         ${arbetsrader}; ${bestallningsrader}; ${kontorader}; ${genomgangsrader}; ${granskningsrader};
         ${registerutdragsrader}; ${gallringsrader}; ${begransningsrader}; ${rattelserader}`,
        namn,
      ),
    );
    const { rows } = await client.query<{ id: string; anvandare_id: string; roll: string }>(
      'select * from auth.anvandare_roll',
    );
    return Object.fromEntries(rows.map((rad) => [`${rad.anvandare_id} ${rad.roll}`, rad.id]));
  });

/** The test world with deltaganden in every state: open, ended, voided (with and without identity), all anna's. */
export const laggGrund = async (hus: Testhus): Promise<Namn> => {
  const { anvandare, insats, organisation, forbund } = hus.varld;
  const lagg = insertDeltagande;
  const oppet = await lagg(hus, {
    insatsId: insats.vagen,
    startdag: '2024-03-01',
    stadsdelKod: '1480-centrum',
  });
  const slutat = await lagg(hus, {
    insatsId: insats.vagen,
    startdag: '2023-01-10',
    avslutningsdag: '2023-09-30',
    fore: { arbete: 50, studier: 25 },
  });
  const makulerat = await lagg(hus, {
    insatsId: insats.vagen,
    startdag: '2024-03-01',
    personnummer: oppet.personnummer,
    makulerad: { skal: 'dubblett' },
  });
  const ensamt = await lagg(hus, { insatsId: insats.vagen, makulerad: { skal: 'fel_insats' } });
  const raderat = await lagg(hus, { insatsId: insats.vagen, makulerad: { skal: 'fel_person' } });
  const fryst = await lagg(hus, {
    insatsId: insats.vagen,
    startdag: '2023-02-01',
    avslutningsdag: '2023-03-01',
  });
  const namn: Namn = {
    ...anvandare,
    ...insats,
    ...arbetsnamn(),
    kommun: organisation.kommun,
    arbetsgivarforbund: organisation.forbund,
    fk: organisation.fk,
    forbund,
    oppet: oppet.id,
    fryst: fryst.id,
    fryst_person: fryst.personId!,
  };
  const roll = await laggResten(hus, namn);
  return {
    ...namn,
    annas_roll: roll[`${anvandare.anna} deltagaransvarig`]!,
    ivars_roll: roll[`${anvandare.ivar} insatsansvarig`]!,
    ruts_roll: roll[`${anvandare.rut} susrapport`]!,
    oppet_person: oppet.personId!,
    slutat: slutat.id,
    makulerat: makulerat.id,
    ensamt: ensamt.id,
    raderat: raderat.id,
  };
};

/** The SQL with every :namn replaced by its id. */
export const medNamn = (text: string, namn: Namn): string =>
  text.replace(/(?<![:\w]):([a-z_]+)/g, (_hela, ord: string) => {
    const id = namn[ord];
    if (id === undefined) throw new Error(`no id is called ${ord}`);
    return `'${id}'`;
  });

/** Runs the statements and then judges what is otherwise judged at commit. */
export const provaTillSlut = async (client: pg.Client, text: string): Promise<void> => {
  await client.query(text);
  await client.query('set constraints all immediate');
};
