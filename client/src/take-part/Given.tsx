import { type ReactNode, useEffect, useRef } from 'react';
import { CheckIcon } from '../ui/icons/CheckIcon.tsx';
import { ClockIcon } from '../ui/icons/ClockIcon.tsx';

/** It is given: said calmly, and said to whoever cannot see it. */
export function Given({
  isWaiting,
  title,
  detail,
  children,
}: {
  isWaiting: boolean;
  title: string;
  detail: string;
  children: ReactNode;
}) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div className="given">
      <span className={isWaiting ? 'badge sunny' : 'badge ok'}>
        {isWaiting ? <ClockIcon size="l" /> : <CheckIcon size="l" />}
      </span>
      <h3 ref={head} tabIndex={-1}>
        {title}
      </h3>
      <p role="status">{detail}</p>
      <div className="acts">{children}</div>
    </div>
  );
}
