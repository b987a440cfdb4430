import { Component, afterNextRender, signal } from '@angular/core';
import { FormField, FormRoot, form, submit, validateStandardSchema } from '@angular/forms/signals';
import { Email, Line, Passage } from '@passerelle/contracts/primitives';
import * as z from 'zod';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Field } from '../../ui/field/field';
import { galleryTexts } from './gallery-texts';

const Answers = z.object({ title: Line, contact: Email, reasons: Passage, body: z.string() });

/** Fields as they are before and after a fault. */
@Component({
  selector: 'pa-gallery-fields',
  imports: [Field, FormField, FormRoot],
  template: `
    <form class="pa-form" [formRoot]="form">
      <pa-field [label]="t('field')" [hint]="t('fieldHint')">
        <input class="pa-input" [formField]="form.title" />
      </pa-field>
      <pa-field [label]="t('fieldFault')">
        <input class="pa-input" type="email" [formField]="form.contact" />
      </pa-field>
      <pa-field [label]="t('fieldLong')" [optional]="true">
        <textarea class="pa-input" [formField]="form.reasons"></textarea>
      </pa-field>
      <pa-field [label]="t('fieldSelect')">
        <select class="pa-input" [formField]="form.body">
          <option value="one">{{ t('badgeLagoon') }}</option>
          <option value="two">{{ t('badgePlain') }}</option>
        </select>
      </pa-field>
      <div>
        <button class="pa-button">{{ t('send') }}</button>
      </div>
    </form>
  `,
})
export class GalleryFields {
  protected readonly t = injectTexts(galleryTexts);
  protected readonly form = form(
    signal({ title: 'Eau', contact: 'awa.diop@', reasons: 'Texte', body: 'one' }),
    (path) => validateStandardSchema(path, Answers),
    { submission: { action: async () => undefined } },
  );

  constructor() {
    afterNextRender(() => void submit(this.form));
  }
}
