import { forra, genomgang } from './villkor-genomgang-grund.ts';
import type { Fall } from './villkor.ts';

export const genomgangsfall: readonly Fall[] = [
  ['genomgang_manaden_innan', genomgang(':vagen', `${forra} + 1`)],
  ['genomgang_manaden_innan', genomgang(':vagen', `(${forra} - interval '1 month')::date`)],
  ['genomgang_manaden_innan', genomgang(':vagen', `(${forra} + interval '1 month')::date`)],
  ['genomgang_inte_i_volyminsats', genomgang(':volym')],
  [
    'genomgang_insatsen_har_borjat',
    `insert into verksamhet.insats (id, samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
     values ('00000000-0000-4000-8000-000000000003', :forbund, 'Nystart', date_trunc('month', now() at time zone 'Europe/Stockholm'),
       'individinriktad', 'forberedande', 'personuppgifter_anonym');
     insert into auth.uppdrag (roll_id, anvandare_id, roll, insats_id, fran_datum)
     values (:annas_roll, :anna, 'deltagaransvarig', '00000000-0000-4000-8000-000000000003', '2024-01-01');
     ${genomgang("'00000000-0000-4000-8000-000000000003'")}`,
  ],
  ['genomgang_pkey', genomgang(':avslutad')],
  [
    'genomgangspaminnelse_pkey',
    "insert into verksamhet.genomgangspaminnelse (anvandare_id, manad) values (:anna, '2024-01-01')",
  ],
  [
    'genomgangspaminnelse_hel_manad',
    "insert into verksamhet.genomgangspaminnelse (anvandare_id, manad) values (:anna, '2024-02-02')",
  ],
];

/** What the same walls let through: the month that has just ended, once. */
export const genomgangenTillats: readonly string[] = [genomgang(':vagen')];
