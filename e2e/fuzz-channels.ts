import { z } from "zod";
import { contract } from "#shared/ipc/contract.ts";

/** As much of JSON Schema as the contract's shapes come to. */
export type Shape = {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly propertyNames?: Shape;
  readonly additionalProperties?: Shape | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
};

/** Every channel with the shape of what it takes, as data that a page can be handed. */
export const channels: readonly (readonly [string, Shape])[] = Object.entries(contract).map(
  ([channel, { input }]) => [
    channel,
    z.toJSONSchema(input, {
      io: "input",
      unrepresentable: "any",
      override: ({ zodSchema, jsonSchema }) => {
        // Bytes, which JSON has not.
        if (zodSchema._zod.def.type === "custom") jsonSchema.format = "bytes";
      },
      // The types of zod's JSON Schema are wider than what the contract's shapes come to.
    }) as Shape,
  ],
);
