import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import * as z from 'zod';

/**
 * What a handler answers: documented in the OpenAPI document and enforced on the way out, so that a field
 * which is not in the shape never leaves. (Nest serialises the items of a list one by one.)
 */
export const Answers = (schema: z.ZodType, status: 200 | 201 = 200) =>
  applyDecorators(
    HttpCode(status),
    ApiResponse({ status, standardSchema: schema }),
    SerializeOptions({
      schema: schema instanceof z.ZodArray ? (schema.element as z.ZodType) : schema,
    }),
  );
