/** The host's window: the table, the buttons, the delete question. Start at {@link HostWindow}. */
package org.postampel.host.internal.window;
