/** Orders of registerutdrag: Bo's and Anna's own that wait, and one of Anna's that Bo has approved. */
export const utdrag = {
  bos: "'00000000-0000-4000-8000-0000000000e1'",
  annas: "'00000000-0000-4000-8000-0000000000e2'",
  godkant: "'00000000-0000-4000-8000-0000000000e3'",
} as const;

interface Nytt {
  readonly id?: string;
  readonly index?: string;
  readonly av?: string;
}

/** An order as SQL, Anna's unless somebody else is said; with more columns and their values. */
export const nyttUtdrag = (
  kolumner = '',
  varden = '',
  { id = 'gen_random_uuid()', index = "'grund'", av = ':anna' }: Nytt = {},
) => `insert into person.registerutdrag (id, personnummer_krypt, personnummer_index, diarienummer, grund, bestalld_av${kolumner})
   values (${id}, 'x', ${index}, 'D 1', 'registrerad', ${av}${varden})`;

/** Two handläggare, appointed by Sia, with their orders. */
export const registerutdragsrader = `
  insert into auth.anvandare_roll (anvandare_id, roll, utsedd_av)
  values (:anna, 'registerhandlaggare', :sia), (:bo, 'registerhandlaggare', :sia);
  ${nyttUtdrag('', '', { av: ':bo', id: utdrag.bos })};
  ${nyttUtdrag('', '', { av: ':anna', id: utdrag.annas })};
  ${nyttUtdrag('', '', { av: ':anna', id: utdrag.godkant })};
  update person.registerutdrag set beslut = 'godkand', beslutad_av = :bo where id = ${utdrag.godkant}`;
