import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { CallError } from '../api/call.ts';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useZone } from '../ui/console/station-zone.ts';
import { fromWallTime, wallTime } from '../ui/console/zoned-time.ts';
import { serverClock } from '../ui/server-clock.ts';
import { type FileFault, fileFault, needsAnotherFile } from './chosen-file.ts';
import { DropZone } from './DropZone.tsx';
import { addStill } from './still-queries.ts';
import { useStillWords } from './still-words.ts';
import { UploadLine } from './UploadLine.tsx';
import { useUpload } from './use-upload.ts';

/** Calls up a still: the file is on its way while camera, time and reason are written. */
export function AddStillDialog({
  caseId,
  dropped,
  onAdded,
  onClose,
}: {
  caseId: string;
  /** A file that was dropped before the dialog opened. */
  dropped: File | null;
  onAdded: (stillId: string) => void;
  onClose: () => void;
}) {
  const { t } = useStillWords();
  const zone = useZone();
  const upload = useUpload(caseId);
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<FileFault | null>(null);
  const [camera, setCamera] = useState('');
  const [reason, setReason] = useState('');
  const [taken, setTaken] = useState('');
  const add = useAddStill(caseId, onAdded);

  function choose(next: File) {
    const found = fileFault(next);
    setFault(found);
    add.reset();
    if (found) return;
    setFile(next);
    upload.start(next);
  }
  function putBack() {
    upload.stop();
    setFile(null);
  }
  function other() {
    putBack();
    add.reset();
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a dropped file is taken once, when the dialog opens
  useEffect(() => {
    if (dropped) choose(dropped);
  }, []);

  const { state } = upload;
  const isReady = state.phase === 'done' && camera.trim() !== '' && reason.trim() !== '';
  return (
    <ConsoleDialog open title={t('add.title')} onClose={onClose}>
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (state.phase !== 'done' || !isReady || add.isPending) return;
          const takenAt = fromWallTime(taken, zone);
          add.mutate(
            { uploadId: state.uploadId, camera: camera.trim(), takenAt, reason: reason.trim() },
            // Said of this try alone: an answer that comes after another file was chosen leaves that one be.
            { onError: (error) => needsAnotherFile(error) && putBack() },
          );
        }}
      >
        {file ? (
          <UploadLine state={state} fileName={file.name} onOther={other} onRetry={() => upload.start(file)} />
        ) : (
          <DropZone onFile={choose} autoFocus />
        )}
        {fault && <ErrorNote error={new CallError(fault)} instead={{ INVALID_INPUT: t('add.empty') }} />}
        {!file && (
          <ErrorNote error={add.error} instead={{ NOT_FOUND: t('common:error.UPLOAD_INCOMPLETE') }} />
        )}
        <Field
          label={t('add.camera')}
          placeholder={t('add.cameraPlaceholder')}
          value={camera}
          onChange={setCamera}
          maxLength={100}
        />
        <TakenField value={taken} onChange={setTaken} latest={wallTime(serverClock.now(), zone)} />
        <Field
          label={t('add.reason')}
          hint={t('add.reasonHint')}
          value={reason}
          onChange={setReason}
          multiline
          rows={2}
          maxLength={300}
        />
        {file && <ErrorNote error={add.error} />}
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('console:action.cancel')}</Button>
          <Button kind="ink" type="submit" disabled={!isReady || add.isPending}>
            {t(add.isPending ? 'add.sealing' : 'add.action')}
          </Button>
        </div>
      </Form>
    </ConsoleDialog>
  );
}

function TakenField({
  value,
  onChange,
  latest,
}: {
  value: string;
  onChange: (value: string) => void;
  latest: string;
}) {
  const { t } = useStillWords();
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {t('add.taken')}
      </label>
      <input
        id={id}
        type="datetime-local"
        className="input"
        value={value}
        max={latest}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="hint" id={`${id}-hint`}>
        {t('add.takenHint')}
      </span>
    </div>
  );
}

function useAddStill(caseId: string, onAdded: (stillId: string) => void) {
  const client = useQueryClient();
  const keys = useIntentKey();
  return useMutation({
    mutationFn: (body: Parameters<typeof addStill>[1]) => addStill(caseId, body, keys.of(body)),
    onSuccess: (written) => {
      foldWritten(client, written);
      const added = written.events.find((event) => event.type === 'still-added');
      if (added?.type === 'still-added') onAdded(added.still.id);
    },
  });
}
