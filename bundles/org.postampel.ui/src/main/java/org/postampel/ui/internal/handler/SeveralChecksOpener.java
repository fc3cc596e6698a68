package org.postampel.ui.internal.handler;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.swt.widgets.Shell;
import org.postampel.check.CheckReport;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.ui.DialogServices;
import org.postampel.ui.MailboxCommands;
import org.postampel.ui.internal.several.MailboxesToCheck;
import org.postampel.ui.internal.several.SeveralChecksDialog;

/** Opens the check of several mailboxes and makes the host's answer of it. */
public record SeveralChecksOpener(DialogServices services, Shell parent, DialogOpener one) {

  /**
   * Opens the dialog and waits until it is closed.
   *
   * @param ids the ids, separated by commas; empty for all mailboxes there are
   */
  public Map<String, String> open(String ids) {
    Set<MailboxId> wanted =
        Arrays.stream(ids.split(","))
            .map(String::strip)
            .filter(MailboxId::isLegal)
            .map(MailboxId::new)
            .collect(Collectors.toSet());
    SeveralChecksDialog dialog =
        new SeveralChecksDialog(
            parent, services, new MailboxesToCheck(services, wanted, one::target, one::nextSteps));
    dialog.open();
    Map<String, String> answer = new LinkedHashMap<>();
    for (CheckReport report : dialog.reports()) {
      String id = "." + report.mailbox();
      answer.put(MailboxCommands.LIGHT + id, report.light().id());
      answer.put(
          MailboxCommands.FINISHED + id, report.started().plus(report.duration()).toString());
    }
    return answer;
  }
}
