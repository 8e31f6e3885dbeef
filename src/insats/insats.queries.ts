import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { insatsRow } from './insats.service.ts';
import type { AnonymaAntal, Insatsinfo } from './lage.rules.ts';

const infoRow = insatsRow.extend({
  samverkansorganisationId: z.string(),
  beskrivning: z.string().nullable(),
  inriktning: z.enum(['individinriktad', 'strukturovergripande']),
  malgrupper: z.array(z.string()),
  deltagaransvariga: z.array(z.string()),
});

/** What everyone signed in may know of an insats; null when there is none. */
export const findInsatsinfo = (db: Db, insatsId: string): Promise<Insatsinfo | null> =>
  db.maybeOne(
    infoRow,
    sql`
    select i.id, i.namn, o.id as samverkansorganisation_id, o.namn as samverkansorganisation, p.text as preciserad_inriktning,
      i.deltagarregistrering, greatest(i.startdatum, o.startdatum) as startdatum, least(i.slutdatum, o.slutdatum) as slutdatum,
      i.beskrivning, i.inriktning,
      array(
        select m.text from verksamhet.insats_malgrupp im join styrdata.malgrupp m on m.kod = im.malgrupp_kod
        where im.insats_id = i.id order by m.ordning, m.kod) as malgrupper,
      array(
        select a.fornamn || ' ' || a.efternamn from auth.uppdrag u join auth.anvandare a on a.id = u.anvandare_id
        where u.insats_id = i.id and u.roll = 'deltagaransvarig' and u.avslutat_at is null
          and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)
        order by a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", a.id) as deltagaransvariga
    from verksamhet.insats i
    join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
    join styrdata.preciserad_inriktning p on p.kod = i.preciserad_inriktning_kod
    where i.id = ${insatsId}`,
  );

const anonymaRow = z.object({ kvinnor: z.number(), man: z.number() });

/** Anonymous deltagare of a year. Anyone's: find the insats through the actor first. */
export const countAnonyma = (db: Db, insatsId: string, ar: number): Promise<AnonymaAntal> =>
  db.one(
    anonymaRow,
    sql`
    select coalesce(sum(antal) filter (where kon = 'kvinna'), 0) as kvinnor,
      coalesce(sum(antal) filter (where kon = 'man'), 0) as man
    from verksamhet.anonym_antal where insats_id = ${insatsId} and ar = ${ar}`,
  );
