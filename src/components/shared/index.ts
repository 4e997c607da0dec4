/** The shared parts of the labs' views. */
export { Bars, type BarItem, type BarsProps } from './Bars';
export { BeforeAfter, type BeforeAfterProps } from './BeforeAfter';
export { Calculation, type CalculationProps, type CalculationTerm } from './Calculation';
export { Button, NumberField, Segmented, Switch } from './controls';
export { HeadGrid, type HeadGridProps } from './HeadGrid';
export { HeatStrip, type HeatStripProps } from './HeatStrip';
export { LabFrame, type ExportData, type LabFrameProps } from './LabFrame';
export { Legend } from './Legend';
export { MatrixGrid, type MatrixCell, type MatrixGridProps, type MatrixLine } from './MatrixGrid';
export { PromptInput, type PromptInputProps } from './PromptInput';
export { Slider, type SliderProps } from './Slider';
export { TokenStrip, type TokenStripProps } from './TokenStrip';
export { TokenText } from './TokenText';
export { niceLimit } from './scale';
export { fill, formatBytes, formatInteger, formatNumber, formatProbability, fullNumber } from './format';
export { tokenLabel } from './token-text';
export type { Strings } from './strings-type';
