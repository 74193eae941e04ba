import { english, keyUnder, type Translate } from "./catalogue.ts";

type FieldName = keyof typeof english.fields;

/** What a field of a record is called; one of a later program goes by its own name. */
export function fieldText(field: string, t: Translate): string {
  return isFieldName(field) ? t(keyUnder("fields", field)) : field;
}

function isFieldName(field: string): field is FieldName {
  return Object.hasOwn(english.fields, field);
}
