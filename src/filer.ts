import { paketOm } from './halvar/om.view.ts';
import type { Filskapare } from './halvar/paket.rules.ts';
import { excelAv } from './rapportsida/excel.view.ts';
import { rapportpdf } from './rapportsida/pdf.view.ts';
import { arkiv } from './web/arkiv.ts';

/** Files of reports, made by the same makers as those of the pages. */
export const filer: Filskapare = {
  excel: excelAv,
  pdf: rapportpdf,
  om: paketOm,
  zip: (delar) => arkiv(delar.map(({ namn, innehall }) => ({ namn, innehall: [innehall] }))),
};
