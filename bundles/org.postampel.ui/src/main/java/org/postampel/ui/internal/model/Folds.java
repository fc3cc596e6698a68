package org.postampel.ui.internal.model;

import java.util.List;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.validation.FieldProblem;

/** Which of the foldable parts of the form are open; whatever has a problem opens. */
public final class Folds {

  private final Runnable changed;
  private boolean servers;
  private boolean advanced;

  Folds(Runnable changed) {
    this.changed = changed;
  }

  /** Opens what somebody has filled in already. */
  void openWhatIsTyped(FieldRules rules) {
    servers = rules.draft().texts().keySet().stream().anyMatch(FieldRules::isServer);
    advanced =
        rules.draft().texts().keySet().stream()
            .filter(field -> FieldRules.isAdvanced(field) && rules.applies(field))
            .anyMatch(field -> field != MailboxField.OAUTH_FLOW || !rules.isUsualFlow());
  }

  /** Opens what these problems are in. */
  void openWhatIsWrong(List<FieldProblem> shown) {
    servers |= shown.stream().anyMatch(problem -> FieldRules.isServer(problem.field()));
    advanced |= shown.stream().anyMatch(problem -> FieldRules.isAdvanced(problem.field()));
  }

  /** Whether the server settings are shown. */
  public boolean isServersOpen() {
    return servers;
  }

  /** Shows or hides the server settings. */
  public void openServers(boolean open) {
    servers = open;
    changed.run();
  }

  /** Whether further settings are shown. */
  public boolean isAdvancedOpen() {
    return advanced;
  }

  /** Shows or hides further settings. */
  public void openAdvanced(boolean open) {
    advanced = open;
    changed.run();
  }

  boolean shows(MailboxField field) {
    return (advanced || !FieldRules.isAdvanced(field)) && (servers || !FieldRules.isServer(field));
  }
}
