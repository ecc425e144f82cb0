import { Component, type ReactNode } from 'react';
import { loadAfreshSoon } from './load-afresh.ts';
import { QuietWall } from './QuietWall.tsx';

const REST_MS = 5_000;
const TRIES = 3;

/** A display that nobody watches over: when drawing fails it shows the brand, tries again, and at last loads anew. */
export class RestingBoundary extends Component<{ children: ReactNode }, { isResting: boolean }> {
  override state = { isResting: false };
  private falls = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError() {
    return { isResting: true };
  }

  override componentDidCatch() {
    this.falls++;
    if (this.falls >= TRIES) return loadAfreshSoon();
    this.timer = setTimeout(() => this.setState({ isResting: false }), REST_MS);
  }

  override componentWillUnmount() {
    clearTimeout(this.timer);
  }

  override render() {
    return this.state.isResting ? <QuietWall reason="resting" /> : this.props.children;
  }
}
