import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Response } from 'supertest';
import { hamtaFil } from '../support/fil.ts';
import type { Testhus } from '../support/hus.ts';
import { lasPdf, type Taggad } from '../support/pdf.ts';
import { nollstallGranser } from '../support/spar.ts';
import { cast, type Vem } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';
import { bladI, delarICsv, tabellerI } from './las.ts';
import { elakt, fil, forsta, rapporter, rapporthus, sida } from './varlden.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await rapporthus();
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

/** Files that have been asked for: nothing changes here, and each is looked at for many things. */
const hamtade = new Map<string, Promise<Response>>();
const hamta = (vem: Vem, path: string): Promise<Response> => {
  const nyckel = `${vem} ${path}`;
  const svar = hamtade.get(nyckel) ?? hamtaFil(hus, vem, path);
  hamtade.set(nyckel, svar);
  return svar;
};

const platta = ({ typ, barn, ...en }: Taggad): Taggad[] => [{ typ, barn, ...en }, ...barn.flatMap(platta)];

/** Rows without headings, and without the column of places that only files have. */
const utanPlats = (rader: readonly (readonly (number | string)[])[]) => {
  const medPlats = rader[0]?.[0] === 'Plats';
  return rader.slice(1).map((rad) => (medPlats ? rad.slice(1) : rad));
};
const utanApostrof = (cell: number | string) =>
  typeof cell === 'string' ? cell.replace(/^'(?=[=+@-])/, '') : cell;

describe.each(Object.entries(rapporter))('a %s', (_vad, fraga) => {
  it('is a page of good HTML, with a table, a way to each file and how it was counted', async () => {
    const { status, text } = await (await hus.som('rut')).get(sida(fraga));
    expect(status).toBe(200);
    expect(await htmlFaults(text)).toEqual([]);
    expect(tabellerI(text).length).toBeGreaterThan(0);
    expect(text).toContain('Så räknades det');
    expect(text).toContain('Version 1.');
    for (const slut of ['xlsx', 'pdf', 'csv'])
      expect(text).toContain(`href="/rapporter/rapport.${slut}?typ=`);
  });

  it('has the same cells on the page, in the CSV file and in the Excel file', async () => {
    const paSidan = tabellerI((await (await hus.som('rut')).get(sida(fraga))).text);
    const csv = delarICsv((await (await hus.som('rut')).get(fil('csv', fraga))).text);
    const excel = await bladI((await hamta('rut', fil('xlsx', fraga))).body as Buffer);
    const iCsv = csv.map((rader) => utanPlats(rader).map((rad) => rad.map(utanApostrof)));
    const iExcel = excel.slice(0, -1).map(({ rader }) => utanPlats(rader));
    expect(iExcel).toEqual(iCsv);
    // A part with nothing to count is words on the page.
    const medNagot = iCsv.filter((rader) =>
      rader.some((rad) => rad.slice(1).some((cell) => cell !== 0 && cell !== '–' && cell !== '')),
    );
    expect(paSidan).toEqual(medNagot);
  });

  it('has a sheet that says what it is about, what its figures mean and when they were read', async () => {
    const om = (await bladI((await hamta('rut', fil('xlsx', fraga))).body as Buffer)).at(-1);
    expect(om?.namn).toBe('Om rapporten');
    const rader = new Map(om?.rader.map(([rubrik, text]) => [rubrik, text]));
    expect(rader.get('Period')).toBe('2025');
    expect(rader.get('Plats')).toMatch(/./);
    expect(rader.get('Uppgifter lästa')).toBe('15 mars 2026 klockan 10.00');
    expect(rader.get('Räkneregler')).toBe('Version 1');
  });

  it('says how complete its data are, wherever it is read, and what it has left out; costs are about nobody', async () => {
    const rad = /Täckning: \d av \d insatser genomgångna för februari, [^,]+ längre än 12 månader/;
    const [sidan, csv] = [
      (await (await hus.som('rut')).get(sida(fraga))).text,
      (await (await hus.som('rut')).get(fil('csv', fraga))).text,
    ];
    const om = (await bladI((await hamta('rut', fil('xlsx', fraga))).body as Buffer)).at(-1);
    const excel = new Map(om?.rader.map(([rubrik, text]) => [rubrik, String(text)]));
    const pdf = lasPdf((await hamta('rut', fil('pdf', fraga))).body as Buffer).text;
    const texter = [sidan, csv, excel.get('Täckning') ?? '', pdf.replaceAll('\n', ' ')];
    const omPersoner = !fraga.includes('kostnadsrapport');
    expect(texter.map((text) => rad.test(text))).toEqual(texter.map(() => omPersoner));
    for (const text of [sidan, csv, excel.get('Utelämnat')])
      expect(text).toContain(
        omPersoner ? 'Felregistrerade deltaganden (.. med startdag 2025)' : 'Budgetar som',
      );
  });

  it('is a tagged PDF in Swedish: headings, tables with headings, and pictures that say what they show', async () => {
    const svar = await hamta('rut', fil('pdf', fraga));
    expect(svar.status).toBe(200);
    const pdf = lasPdf(svar.body as Buffer);
    expect(pdf.sprak).toBe('sv-SE');
    const element = platta(pdf.trad);
    expect(element.filter(({ typ }) => typ === 'H1')).toHaveLength(1);
    expect(element.some(({ typ, attribut }) => typ === 'TH' && attribut.includes('/Column'))).toBe(true);
    for (const figur of element.filter(({ typ }) => typ === 'Figure'))
      expect(figur.attribut).toContain('/Alt');
  });

  it.each(['csv', 'xlsx', 'pdf'])(
    'V5.4.1 gives its %s file a name from the report and the period',
    async (slut) => {
      const { headers } = await hamta('rut', fil(slut, fraga));
      const [typ] = /\w+rapport/.exec(fraga) ?? [];
      expect(headers['content-disposition']).toBe(
        `attachment; filename=${String(typ)}-2025-01--2025-12.${slut}`,
      );
      expect(headers['cache-control']).toBe('no-store');
    },
  );

  it('shows nobody: no name and no number of anyone', async () => {
    const klient = await hus.som('rut');
    const allt = [
      (await klient.get(sida(fraga))).text.replaceAll('Rut Rutberg', ''),
      (await klient.get(fil('csv', fraga))).text,
      JSON.stringify(await bladI((await hamta('rut', fil('xlsx', fraga))).body as Buffer)),
      lasPdf((await hamta('rut', fil('pdf', fraga))).body as Buffer).text,
    ].join('\n');
    for (const { namn, nummer } of Object.values(cast)) {
      expect(allt).not.toContain(namn.join(' '));
      expect(allt).not.toContain(nummer);
    }
    expect(allt).not.toMatch(/\b(19|20)\d{6}-?\d{4}\b/);
  });
});

describe('what an administrator wrote', () => {
  const fraga = rapporter['standardrapport'] ?? '';
  it('V1.2.10 C13 is no formula in a CSV file', async () => {
    const { text } = await (await hus.som('rut')).get(fil('csv', fraga));
    expect(text).toContain(`\r\n"'=HYPERLINK(""http://x"")<b>";`);
  });
  it('V1.2.10 C13 is no formula in an Excel file, and reads as it was written', async () => {
    const blad = await bladI((await hamta('rut', fil('xlsx', fraga))).body as Buffer);
    expect(blad.flatMap(({ formler }) => formler)).toEqual([]);
    expect(blad[0]?.rader.map(([namn]) => namn)).toContain(elakt);
  });
  it('V1.2.1 C12 is no markup on the page', async () => {
    const { text } = await (await hus.som('rut')).get(sida(fraga));
    expect(text).not.toContain('<b>');
    expect(text).toContain('&lt;b&gt;');
  });
});

describe('numbers that are hidden', () => {
  const fraga = () =>
    `typ=standardrapport&del=a&niva=insats&plats=${hus.varld.insats.steget}&${forsta}&kon=ja`;
  it('are two points that are explained, and are drawn as a box of no length', async () => {
    const { text } = await (await hus.som('rut')).get(sida(fraga()));
    expect(text).toContain(
      '<span class="dold" aria-hidden="true">..</span><span class="sr-only">dolt</span>',
    );
    expect(text).toContain('Siffror om färre än fem personer');
    expect(text).toMatch(/<rect class="d-dold" x="[\d.]+%" y="\d+" width="28" height="15"\/>/);
    expect(text).toMatch(/<desc [^>]*>[^<]*\.\. dolt/);
  });
  it('are seen by the deltagaransvarig whose insats it is', async () => {
    const { text } = await (await hus.som('bo')).get(sida(fraga()));
    expect(text).not.toContain('class="dold"');
    expect(text).toContain('ser exakta siffror');
  });
});

describe('several places compared with riket', () => {
  it('stand under a heading of their own, and riket under another', async () => {
    const { vagen, steget } = hus.varld.insats;
    const fraga = `typ=standardrapport&del=c&niva=insats&plats=${vagen}&plats=${steget}&jamfor=riket&kon=nej&${forsta}`;
    const { text } = await (await hus.som('rut')).get(sida(fraga));
    const rubriker = [...text.matchAll(/<th scope="rowgroup"[^>]*>([^<]*)</g)].map(([, rubrik]) => rubrik);
    expect(rubriker).toEqual([
      expect.stringMatching(/^(Steget, Vägen vidare|Vägen vidare, Steget)$/),
      'Riket',
    ]);
    expect(text).toContain(', jämfört med riket');
  });
});
