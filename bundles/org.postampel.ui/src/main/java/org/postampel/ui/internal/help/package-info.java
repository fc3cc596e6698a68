/**
 * The way from F1 to a page of the user help: which page a dialog means, unpacking the pages, and
 * opening them in the browser. The pages themselves are another bundle. Start reading at {@link
 * org.postampel.ui.internal.help.HelpKey}.
 */
package org.postampel.ui.internal.help;
