import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { QrCodeIcon } from '../../ui/icons/QrCodeIcon.tsx';
import { SheetDialog } from '../../ui/SheetDialog.tsx';
import type { Pass } from './pass-address.ts';
import { readPastedPass } from './pass-input.ts';

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type DetectorMaker = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
};

const LOOK_EVERY_MS = 200;

function detectorMaker(): DetectorMaker | null {
  if (!navigator.mediaDevices) return null;
  return (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector ?? null;
}

/** Not every browser reads QR codes, and of those not every one on every device. */
function useCanScan(): boolean {
  const [canScan, setCanScan] = useState(false);
  useEffect(() => {
    detectorMaker()
      ?.getSupportedFormats()
      .then(
        (formats) => setCanScan(formats.includes('qr_code')),
        () => setCanScan(false),
      );
  }, []);
  return canScan;
}

export function ScanPass({ onPass }: { onPass: (pass: Pass) => void }) {
  const { t } = useTranslation();
  const canScan = useCanScan();
  const [isOpen, setOpen] = useState(false);
  if (!canScan) return null;
  return (
    <>
      <p className="or">{t('enter.or')}</p>
      <Button onClick={() => setOpen(true)}>
        <QrCodeIcon />
        {t('scan.button')}
      </Button>
      <SheetDialog open={isOpen} onClose={() => setOpen(false)} title={t('scan.title')}>
        <Camera onPass={onPass} />
        <Button onClick={() => setOpen(false)}>{t('scan.cancel')}</Button>
      </SheetDialog>
    </>
  );
}

function Camera({ onPass }: { onPass: (pass: Pass) => void }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    const element = video.current;
    const Maker = detectorMaker();
    if (!element || !Maker) return;
    const detector = new Maker({ formats: ['qr_code'] });
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setInterval> | undefined;
    let isOver = false;
    const look = async () => {
      const found = await detector.detect(element).catch(() => []);
      const pass = found.map((code) => readPastedPass(code.rawValue)).find((read) => read !== null);
      if (pass && !isOver) onPass(pass);
    };
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (isOver) return stop();
      element.srcObject = stream;
      await element.play();
      timer = setInterval(look, LOOK_EVERY_MS);
    };
    const stop = () => {
      isOver = true;
      clearInterval(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    start().catch(() => setRefused(true));
    return stop;
  }, [onPass]);
  if (isRefused) return <p role="alert">{t('scan.refused')}</p>;
  return <video ref={video} className="viewfinder" muted playsInline aria-label={t('scan.title')} />;
}
