import type { Request, Response } from 'express';
import { deleteCookie } from './cookie.ts';
import { slutaSession } from './session.ts';

/** Cookies that hold what the user typed or looked up, sealed. */
const egnaCookies = ['aterstall', 'sokningar', 'historik', 'besked'];

/** Leaves nothing of the user in this browser: no session, no cookie of ours, no page in its cache. `secure` as in `sessions`. */
export const stadaWebblasaren = async (req: Request, res: Response, secure: boolean): Promise<void> => {
  await slutaSession(req, res, secure);
  for (const namn of egnaCookies) deleteCookie(req, res, namn);
  res.set('Clear-Site-Data', '"cache", "storage"');
};
