import { createHmac } from 'node:crypto';
import { toString as rita } from 'qrcode';

/** What a QR code is made of. */
export interface Qrdelar {
  readonly qrStartToken: string;
  readonly qrStartSecret: string;
  readonly startadAt: Date;
}

/** The text of the QR code: a new one each second, that only one who holds the secret can make (BankID, animated QR). */
export const qrText = ({ qrStartToken, qrStartSecret, startadAt }: Qrdelar, nu: Date): string => {
  const sekund = String(Math.max(0, Math.floor((nu.getTime() - startadAt.getTime()) / 1000)));
  const kod = createHmac('sha256', qrStartSecret).update(sekund).digest('hex');
  return `bankid.${qrStartToken}.${sekund}.${kod}`;
};

/** The QR code of this second as the address of an image, which our Content-Security-Policy lets a page show. */
export const qrBild = async (delar: Qrdelar, nu: Date): Promise<string> => {
  const svg = await rita(qrText(delar, nu), { type: 'svg', errorCorrectionLevel: 'L', margin: 4 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
};
