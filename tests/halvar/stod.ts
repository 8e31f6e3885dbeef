import { skapaPaket } from '../../src/halvar/paket.service.ts';
import { fraga } from '../registrering/stod.ts';
import { hamtaFil } from '../support/fil.ts';
import type { Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';

interface Bestalld {
  readonly forbund?: string;
  readonly halvar?: string;
}

/** Orders a return as the page does, as Sam. @returns its id */
export const bestall = async (
  hus: Testhus,
  { forbund = hus.varld.forbund, halvar = '2025-2' }: Bestalld = {},
): Promise<string> => {
  const svar = await (await hus.som('sam')).skicka('/rapporter/halvar', { forbund, halvar });
  if (svar.status !== 303) throw new Error(`${String(svar.status)} ${svar.text}`);
  return String(svar.headers['location']).split('/').at(-1) ?? '';
};

/** The same, and it is made. */
export const skapad = async (hus: Testhus, bestalld?: Bestalld): Promise<string> => {
  const id = await bestall(hus, bestalld);
  await skapaPaket(hus.hus, id, true);
  return id;
};

/** One that could not be made: there is no paper for its PDF files. */
export const misslyckas = async ({ hus }: Testhus, id: string, sista: boolean): Promise<void> => {
  const filer = { ...hus.filer, pdf: () => Promise.reject(new Error('no paper')) };
  await skapaPaket({ ...hus, filer }, id, sista).catch(() => undefined);
};

interface Rad {
  readonly klara: number;
  readonly version: number;
  readonly frysning: number | null;
  readonly fel: string | null;
  readonly klar: boolean;
}
export const raden = async (hus: Testhus, id: string): Promise<Rad> => {
  const [rad] = await fraga<Rad>(
    hus,
    `select klara, version, frysning_id::int as frysning, fel, klar_at is not null as klar
     from rapport.halvarsredovisning where id = $1`,
    [id],
  );
  if (rad === undefined) throw new Error('no such return');
  return rad;
};

/** The package as somebody fetches it. */
export const hamtaPaket = async (hus: Testhus, id: string, vem: Vem = 'rut'): Promise<Buffer> =>
  (await hamtaFil(hus, vem, `/rapporter/halvar/${id}/paket.zip`)).body as Buffer;

/** One that is made, of blank paper: for those who only look at its page. */
export const laggKlar = async (hus: Testhus, bestalld?: Bestalld): Promise<string> => {
  const id = await bestall(hus, bestalld);
  const blank = () => Promise.resolve(Buffer.from('%PDF'));
  const filer = { ...hus.hus.filer, pdf: blank, om: blank };
  await skapaPaket({ ...hus.hus, filer }, id, true);
  return id;
};

/** One that is made, one that waits and one that failed. */
export const laggRedovisningar = async (
  hus: Testhus,
): Promise<Record<'klar' | 'skapas' | 'misslyckad', string>> => {
  const klar = await laggKlar(hus, { halvar: '2025-1' });
  const misslyckad = await bestall(hus, { halvar: '2024-2' });
  await misslyckas(hus, misslyckad, true);
  return { klar, skapas: await bestall(hus, { halvar: '2025-2' }), misslyckad };
};
