import type { ReactNode } from 'react';
import { Logo } from './Logo.tsx';

/** Emblem and station; `aside` is cut last when the line is too long. */
export function Topbar({
  brand,
  aside,
  children,
}: {
  brand: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="topbar">
      <div className="brand">
        <Logo />
        <span>
          {brand} {aside !== undefined && <small>{aside}</small>}
        </span>
      </div>
      {children}
    </div>
  );
}

/** The ink part of a phone page: what is happening and how long is left. */
export function Hero({ children }: { children: ReactNode }) {
  return (
    <header className="hero panes">
      <div className="phone-column">{children}</div>
    </header>
  );
}

export function HeroLead({
  eyebrow,
  title,
  long = false,
  children,
}: {
  eyebrow: ReactNode;
  title: ReactNode;
  /** A whole sentence: one size smaller. */
  long?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className="lead">
      <p className="eyebrow">{eyebrow}</p>
      <h1 className={long ? 'long' : undefined}>{title}</h1>
      {children !== undefined && <p className="sub">{children}</p>}
    </div>
  );
}

/** The white part, laid a little over the ink. */
export function Sheet({ children }: { children: ReactNode }) {
  return <main className="sheet phone-column">{children}</main>;
}

export function Section({
  title,
  aside,
  children,
}: {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="section">
      <h2>
        {title} {aside !== undefined && <small>{aside}</small>}
      </h2>
      {children}
    </section>
  );
}
