/** The Barcode Detection API, where the browser has it (Chrome on Android and macOS). */
export interface BarcodeDetector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

type Maker = new (options: { formats: readonly string[] }) => BarcodeDetector;

/** Undefined where the browser cannot read codes. */
export function barcodeDetector(window: Window | null): BarcodeDetector | undefined {
  const Detector = (window as unknown as { BarcodeDetector?: Maker } | null)?.BarcodeDetector;
  return Detector && new Detector({ formats: ['qr_code'] });
}
