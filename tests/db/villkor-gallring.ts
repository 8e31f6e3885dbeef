import type { Fall } from './villkor.ts';
import { gallring, nyGallring, nyRegel } from './villkor-gallring-grund.ts';

const som = (vem: string, text: string): string => `set local sus.anvandare_id = ${vem}; ${text}`;
const sia = (text: string): string => som(':sia', text);
const besluta = (vad: string, av = ':sia'): string =>
  `update verksamhet.gallring set beslutad_av = ${av}, ${vad} where id = ${gallring.vantar}`;
const godkann = besluta("beslut = 'godkand'");
const neka = besluta("beslut = 'nekad', skal = 'vanta'");
const jobbet = (text: string): string =>
  `set local sus.anvandare_id = ''; set local sus.kalla = 'gallring'; ${text}`;
const gallra = (id: string): string => `select person.gallra(${id}, 5)`;
const post = (utfall: string, antal: number): string =>
  `insert into verksamhet.gallring_post (gallring_id, omgang, insats_id, utfall, antal) values (${gallring.vantar}, 9, :vagen, '${utfall}', ${String(antal)})`;

/** How long things are kept, and the two who are needed to take what is old (ADR 38). */
export const gallringsfall: readonly Fall[] = [
  ['gallringsregel_slag', sia(nyRegel({ slag: 'annat' }))],
  ['gallringsregel_ar', sia(nyRegel({ ar: '0' }))],
  ['gallringsregel_diarienummer', sia(nyRegel({ diarienummer: "' '" }))],
  ['gallringsregel_diarienummer_utan_personnummer', sia(nyRegel({ diarienummer: "'19800101-2387'" }))],
  ['gallringsregel_galler_framat', sia(nyRegel({ fran: "'2020-01-01'" }))],
  ['gallring_kraver_ratt', nyRegel({ av: ':anna' })],
  ['gallring_kraver_ratt', sia(nyRegel({ av: gallring.gun }))],
  ['gallring_kraver_ratt', som(':rut', nyRegel({ av: ':rut' }))],
  [
    'gallringsregel_nummer_key',
    `${sia('insert into verksamhet.gallringsregel (id, slag, ar, diarienummer, galler_fran, satt_av, nummer) overriding system value')}
    values (gen_random_uuid(), 'deltagande', 1, 'D 1', '2099-01-01', :sia, 1)`,
    'nekas',
  ],
  ['gallring_bara_tillagg', 'update verksamhet.gallringsregel set ar = 9', 'nekas'],
  ['gallring_bara_tillagg', 'delete from verksamhet.gallringsregel', 'nekas'],
  ['gallring_bara_tillagg', 'update verksamhet.gallring_post set antal = 1', 'nekas'],
  ['gallring_bara_tillagg', 'delete from verksamhet.gallring_post', 'nekas'],
  ['gallring_bara_tillagg', "update verksamhet.gallring set sista_dag = '2024-12-31'", 'nekas'],
  ['gallring_bara_tillagg', 'delete from verksamhet.gallring', 'nekas'],
  ['gallring_post_utfall', post('annat', 1), 'nekas'],
  ['gallring_post_antal', post('gallrat', 0), 'nekas'],
  ['gallring_en_i_taget', sia(nyGallring('2023-12-31'))],
  ['gallring_hela_ar', sia(`${neka}; ${nyGallring('2023-06-30')}`)],
  ['gallring_inte_for_tidigt', sia(`${neka}; ${nyGallring('2099-12-31')}`)],
  ['gallring_av_nagot', sia(`${neka}; ${nyGallring('1999-12-31')}`)],
  ['gallring_enligt_regeln', sia(`${neka}; ${nyRegel()}; ${nyGallring('2023-12-31')}`)],
  ['gallring_enligt_regeln', sia(`${nyRegel()}; ${godkann}`)],
  ['gallring_kraver_ratt', sia(`${neka}; ${nyGallring('2023-12-31', { av: gallring.gun })}`)],
  ['gallring_kraver_ratt', sia(besluta("beslut = 'godkand'", ':anna'))],
  [
    'gallring_borjar_obeslutad',
    sia(
      `${neka}; insert into verksamhet.gallring (id, regel_id, sista_dag, foreslagen_av, beslut) values (gen_random_uuid(), ${gallring.regel}, '2023-12-31', :sia, 'godkand')`,
    ),
    'nekas',
  ],
  [
    'gallring_nummer_key',
    sia(
      `${neka}; insert into verksamhet.gallring (id, regel_id, sista_dag, foreslagen_av, nummer) overriding system value values (gen_random_uuid(), ${gallring.regel}, '2023-12-31', :sia, 1)`,
    ),
    'nekas',
  ],
  ['gallring_inte_egen', som(gallring.gun, besluta("beslut = 'godkand'", gallring.gun))],
  ['gallring_beslut', sia(besluta("beslut = 'kanske'"))],
  ['gallring_beslut_helt', sia(besluta('skal = null'))],
  ['gallring_nekad_med_skal', sia(besluta("beslut = 'nekad'"))],
  ['gallring_skal', sia(besluta("beslut = 'nekad', skal = 'annat'"))],
  ['gallring_beslutas_en_gang', sia(`${godkann}; ${neka}`)],
  [
    'gallring_beslutas_en_gang',
    sia(`${neka}; update verksamhet.gallring set skal = 'regel' where id = ${gallring.vantar}`),
  ],
  [
    'gallring_beslutas_i_tid',
    sia(`alter table verksamhet.gallring disable trigger gallring_kvar;
      update verksamhet.gallring set foreslagen_at = now() - interval '31 days'; alter table verksamhet.gallring enable trigger gallring_kvar; ${godkann}`),
    'nekas',
  ],
  ['gallring_klar_godkand', 'update verksamhet.gallring set klar_at = now()', 'nekas'],
  ['gallring_bara_jobbet', sia(gallra(gallring.vantar))],
  ['gallring_bara_jobbet', `set local sus.anvandare_id = ''; ${gallra(gallring.vantar)}`],
  ['gallring_kraver_godkannande', jobbet(gallra(gallring.vantar))],
  ['gallring_kraver_godkannande', jobbet(gallra('gen_random_uuid()'))],
  ['gallring_kraver_godkannande', `${sia(neka)}; ${jobbet(gallra(gallring.vantar))}`],
];

/** What the same walls let through. */
export const gallringenTillats: readonly string[] = [
  sia(nyRegel()),
  sia(neka),
  som(gallring.gun, besluta("beslut = 'nekad', skal = 'vanta'", gallring.gun)),
  sia(`${neka}; ${nyGallring('2023-12-31')}`),
  `${sia(godkann)}; ${jobbet(gallra(gallring.vantar))}`,
];
