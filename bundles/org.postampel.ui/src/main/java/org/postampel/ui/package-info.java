/**
 * The dialogs, as command handlers a host finds through its extension point: {@link
 * org.postampel.ui.NewMailboxHandler}, {@link org.postampel.ui.EditMailboxHandler}, {@link
 * org.postampel.ui.CheckMailboxHandler}. Start reading at {@link org.postampel.ui.MailboxCommands};
 * the dialogs themselves are internal.
 *
 * <p>Further handlers make mailboxes out of others: {@link
 * org.postampel.ui.DuplicateMailboxHandler}, {@link org.postampel.ui.SaveTemplateHandler}, {@link
 * org.postampel.ui.NewFromTemplateHandler}, {@link org.postampel.ui.ImportMailboxesHandler}, {@link
 * org.postampel.ui.ExportMailboxesHandler}.
 *
 * <p>{@link org.postampel.ui.CheckMailboxesHandler} checks several mailboxes, or all of them when
 * the host names none.
 *
 * <h2>What a host does</h2>
 *
 * It calls the handler on the user-interface thread, where the handler lets the windows go on
 * working while the mailbox is read, and ignores a further command until its dialog is there. The
 * parameter {@code org.postampel.mailboxId} names the mailbox; {@code org.postampel.command.new}
 * ignores it. Commands that take several mailboxes get {@code org.postampel.mailboxIds} instead
 * when more than one is selected: the ids, separated by commas. The trigger of the event may be the
 * {@code Shell} the dialog belongs to. The services {@code MailboxRepository}, {@code TokenStore},
 * {@code SignInService} and {@code CheckRunner} are taken from the OSGi service registry, for as
 * long as the dialog is open; without OSGi, {@link org.postampel.ui.DialogServices} says what there
 * must be.
 *
 * <h2>What a host gets</h2>
 *
 * The handler returns when the dialog is closed, with a {@code java.util.Map} of texts: {@code
 * light} ({@code green}, {@code yellow}, {@code red}, {@code grey}) and {@code finished} (an
 * ISO-8601 instant) when a check came to its end, and {@code mailbox} (an id) whose check or saving
 * it was. A check made inside the mailbox dialog counts only when exactly what was checked was then
 * saved. A check of several mailboxes answers {@code light.<id>} and {@code finished.<id>} for each
 * of them instead. The map is empty when nothing was saved or checked.
 *
 * <h2>How tests find widgets</h2>
 *
 * Every widget a person uses has a text under {@code getData("id")}:
 *
 * <ul>
 *   <li>{@code mailbox.dialog}, {@code check.dialog}, {@code sign-in.dialog}: the windows
 *   <li>{@code mailbox.<key of the mailbox file>}: the field, such as {@code mailbox.name} or
 *       {@code mailbox.incoming.host}; {@code mailbox.password} and {@code mailbox.client-secret}
 *   <li>the two questions: {@code mailbox.personal}, {@code mailbox.shared}; {@code
 *       mailbox.who.person}, {@code mailbox.who.each-person}, {@code mailbox.who.application}, with
 *       {@code mailbox.who.explanation}
 *   <li>{@code mailbox.provider.reason}, {@code mailbox.provider.find}; {@code mailbox.paste},
 *       {@code mailbox.request}, {@code mailbox.connection.said}; {@code mailbox.servers} and its
 *       {@code mailbox.servers.summary}; what is wrong below a field: {@code mailbox.<key>.problem}
 *   <li>{@code mailbox.overwrite.dialog}, {@code mailbox.overwrite.yes}, {@code
 *       mailbox.overwrite.no}
 *   <li>{@code mailbox.advanced}, {@code mailbox.sign-in-button}, {@code mailbox.sign-in-status},
 *       {@code mailbox.continue-as.<number from 0>}, {@code mailbox.sign-out}, {@code
 *       mailbox.copy-consent}, {@code mailbox.store}, {@code mailbox.check}, {@code mailbox.save},
 *       {@code mailbox.cancel}
 *   <li>{@code check.steps} (a tree of legs and their steps; columns: light, step, duration,
 *       result; the data of an item is its leg or step id), {@code check.details}, {@code
 *       check.verdict}, {@code check.light}, {@code check.mailbox}, {@code check.status}, {@code
 *       check.start}, {@code check.next}, {@code check.failed-only}, {@code check.cancel}, {@code
 *       check.report} (with the menu items {@code check.report.copy-text}, {@code
 *       check.report.save-text}, {@code check.report.save-json}), {@code check.administrator},
 *       {@code check.test-message}; inside the details {@code check.text.<number from 0>} and
 *       {@code check.copy.<number>} for each command or address, {@code check.evidence.show},
 *       {@code check.evidence}
 *   <li>{@code several.dialog}, {@code several.mailboxes} (columns: light, mailbox, address,
 *       result), {@code several.light}, {@code several.verdict}, {@code several.progress}, {@code
 *       several.status}, {@code several.start}, {@code several.failed-only}, {@code several.open},
 *       {@code several.administrator}, {@code several.cancel}
 *   <li>{@code check.test-message.dialog}, {@code check.test-message.yes}, {@code
 *       check.test-message.no}
 *   <li>{@code reading.dialog}, {@code reading.message}, {@code reading.cancel}: shown before a
 *       dialog when the disk takes its time
 *   <li>{@code certificate.dialog}, {@code certificate.<number from 0>.<subject, names, issuer,
 *       validity or fingerprint>}, {@code certificate.compared}, {@code certificate.trust}, {@code
 *       certificate.close}
 *   <li>{@code import.dialog} and {@code export.dialog}, each with {@code .places}, {@code
 *       .folder}, {@code .begin}, {@code .result}, {@code .close}; {@code import.files}; {@code
 *       clash.dialog} with {@code clash.skip}, {@code clash.keep-both}, {@code clash.replace},
 *       {@code clash.cancel}, {@code clash.for-all}; {@code export.replace.dialog}, {@code
 *       export.replace.yes}, {@code export.replace.no}, {@code template.delete.dialog}, {@code
 *       template.delete.yes}, {@code template.delete.no}
 *   <li>{@code template.save.dialog} with {@code template.name}, {@code template.save}; {@code
 *       template.choose.dialog} with {@code template.list}, {@code template.use}, {@code
 *       template.delete}; both with {@code template.cancel}
 *   <li>{@code help}: the button that does what F1 does, where a dialog has one
 *   <li>{@code sign-in.message}, {@code sign-in.address}, {@code sign-in.progress}, {@code
 *       sign-in.copy}, {@code sign-in.again}, {@code sign-in.device-code}, {@code sign-in.cancel}
 *   <li>{@code sign-out.dialog}, {@code sign-out.question}, {@code sign-out.confirm}, {@code
 *       sign-out.cancel}; for each of {@code revoke} and {@code remove-consent} the field {@code
 *       sign-out.<name>.command} and the button {@code sign-out.<name>.copy}
 * </ul>
 */
@Version("0.1.0")
package org.postampel.ui;

import org.osgi.annotation.versioning.Version;
