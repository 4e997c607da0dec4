/**
 * "Show the calculation": a number as the sum it really is, with the actual terms. The largest terms come first, the rest is
 * summed in one line, and the last line is the sum next to the number that the model computed. Closed until asked for.
 */
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { fill, formatInteger, formatNumber, fullNumber } from './format';
import type { Strings } from './strings-type';
import './calculation.css';

export interface CalculationTerm {
  /** What the term belongs to: a dimension, a token, a neuron. */
  name: string;
  /** Its factors, e.g. the input and the weight; the term is their product unless `value` says otherwise. */
  factors: readonly number[];
  value?: number;
}

export interface CalculationProps {
  /** What is calculated, in words or as a formula: 'q₃ of “␣king”, block 0, head 2'. */
  title: ComponentChildren;
  terms: readonly CalculationTerm[];
  /** Names of the columns of factors, e.g. ['y', 'W_Q']. */
  factorNames: readonly string[];
  /** Name of the column of names, e.g. 'dimension'. */
  termName: string;
  /** Added after the terms: a bias. */
  constant?: { name: string; value: number };
  /** Name of the column of values where they are no products. */
  valueName?: string;
  /** What is done with the sum before it is the model's number, e.g. '÷ √32', and what comes out: the engine says. */
  then?: { name: string; value: number };
  /** What the model computed; shown beside the sum of the terms. */
  result: number;
  /** What the result is, where it is not the model's own number. */
  resultName?: string;
  /** What is opened, where several stand together: 'The score'. */
  summary?: string;
  /** Terms shown at first. */
  rows?: number;
  /** Digits after the point. */
  digits?: number;
  /** Keys `lab.calculation.*`. */
  strings: Strings;
  locale: string;
  open?: boolean;
}

export function Calculation(props: CalculationProps) {
  const { title, terms, factorNames, termName, constant, result, rows = 6, digits = 4, strings, locale } = props;
  const [all, setAll] = useState(false);
  const t = (key: string, values: Record<string, string> = {}) => fill(strings[`lab.calculation.${key}`] ?? '', values);
  const number = (x: number) => <span title={fullNumber(x)}>{formatNumber(x, locale, digits)}</span>;
  const valueOf = (term: CalculationTerm) => term.value ?? term.factors.reduce((a, b) => a * b, 1);
  const sorted = useMemo(() => [...terms].sort((a, b) => Math.abs(valueOf(b)) - Math.abs(valueOf(a))), [terms]);
  const shown = all ? sorted : sorted.slice(0, rows);
  const rest = sorted.slice(shown.length);
  const summary = props.summary ?? t('show');
  const sum = terms.reduce((total, term) => total + valueOf(term), constant?.value ?? 0);
  return (
    <details class="it-calc" open={props.open}>
      <summary>{summary}</summary>
      <p class="it-calc__title">{title}</p>
      <div class="it-calc__scroll" role="group" aria-label={summary} tabIndex={0}>
        <table class="it-calc__table">
          <thead>
            <tr>
              <th scope="col">{termName}</th>
              {factorNames.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{props.valueName ?? t('product')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((term, i) => (
              <tr key={i}>
                <th scope="row">{term.name}</th>
                {term.factors.map((factor, j) => (
                  <td key={j}>{number(factor)}</td>
                ))}
                <td>{number(valueOf(term))}</td>
              </tr>
            ))}
            {rest.length > 0 && (
              <tr class="it-calc__rest">
                <th scope="row" colSpan={factorNames.length + 1}>
                  <button
                    type="button"
                    class="it-button is-quiet"
                    onClick={(event) => {
                      // The button goes; the focus stays with what it has opened.
                      event.currentTarget.closest<HTMLElement>('[tabindex]')?.focus();
                      setAll(true);
                    }}
                  >
                    {t('rest', { n: formatInteger(rest.length, locale) })}
                  </button>
                </th>
                <td>{number(rest.reduce((total, term) => total + valueOf(term), 0))}</td>
              </tr>
            )}
            {constant && (
              <tr>
                <th scope="row" colSpan={factorNames.length + 1}>
                  {constant.name}
                </th>
                <td>{number(constant.value)}</td>
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={factorNames.length + 1}>
                {t('sum')}
              </th>
              <td>{number(sum)}</td>
            </tr>
            {props.then && (
              <tr>
                <th scope="row" colSpan={factorNames.length + 1}>
                  {props.then.name}
                </th>
                <td>{number(props.then.value)}</td>
              </tr>
            )}
            <tr>
              <th scope="row" colSpan={factorNames.length + 1}>
                {props.resultName ?? t('model')}
              </th>
              <td>{number(result)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </details>
  );
}
