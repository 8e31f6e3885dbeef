import type { Request, Response } from 'express';

/** Whether a form was sent by the script that saves while the user types: it wants a line of JSON, not a page. */
export const arAutospar = (req: Request): boolean => req.get('accept') === 'application/json';

/** What to show in the save row. */
export const svaraAutospar = (res: Response, lage: string | null): void => {
  res.status(200).json({ lage });
};
