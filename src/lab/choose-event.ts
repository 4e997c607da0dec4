/**
 * What a lab's model button says to the page: open the dialog. Heard by `components/ModelChoice`, which every page carries:
 * by itself here, so that no page loads the labs' scripts for it.
 */
export const CHOOSE_MODEL = 'inside-transformer:choose-model';
