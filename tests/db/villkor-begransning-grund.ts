/** Orders of a begränsning of the person behind :oppet: Bo's and Anna's own that wait, one of Bo's that is refused, and a hävning. */
export const begransning = {
  bos: "'00000000-0000-4000-8000-0000000000f1'",
  annas: "'00000000-0000-4000-8000-0000000000f2'",
  nekad: "'00000000-0000-4000-8000-0000000000f3'",
} as const;

/** The blind index of the person behind :oppet. */
export const index =
  '(select p.personnummer_index from person.deltagare p join verksamhet.deltagande d on d.person_id = p.id where d.id = :oppet)';

interface Ny {
  readonly id?: string;
  readonly av?: string;
  readonly nummer?: string;
  readonly slag?: string;
  readonly grund?: string;
  readonly galler?: string;
}

/** An order as SQL, Anna's unless somebody else is said. */
export const nyBegransning = ({
  id = 'gen_random_uuid()',
  av = ':anna',
  nummer = index,
  slag = 'begransning',
  grund = 'riktighet',
  galler = 'null',
}: Ny = {}) => `insert into person.begransning (id, slag, galler, personnummer_krypt, personnummer_index, diarienummer, grund, bestalld_av)
   values (${id}, '${slag}', ${galler}, 'x', ${nummer}, 'D 1', '${grund}', ${av})`;

/** What the two handläggare of registerutdrag have ordered; and :fryst is frozen already. */
export const begransningsrader = `
  ${nyBegransning({ id: begransning.bos, av: ':bo' })};
  ${nyBegransning({ id: begransning.annas })};
  ${nyBegransning({ id: begransning.nekad, av: ':bo' })};
  update person.begransning set beslut = 'nekad', skal = 'identitet', beslutad_av = :anna, beslutad_at = now(),
    personnummer_krypt = null, personnummer_index = null where id = ${begransning.nekad};
  insert into person.begransat_deltagande (begransning_id, deltagande_id, insats_id, person_id)
  values (${begransning.nekad}, :fryst, :vagen, :fryst_person)`;
