/** Tests of the way from F1 to a page. */
package org.postampel.ui.internal.help;
