/**
 * The caller's side: streams, environment, language, secrets typed at a prompt, and exit statuses.
 * Nothing about mailboxes. Start reading at {@code Terminal}.
 */
package org.postampel.cli.internal.terminal;
