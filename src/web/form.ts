/** A form as it came in and what is wrong with it: typed values and one message per field, both by field name. */
export interface Form {
  readonly values: Readonly<Record<string, unknown>>;
  readonly errors: Readonly<Record<string, string>>;
}
