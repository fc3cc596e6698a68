package org.postampel.ui.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.ui.internal.check.CheckStage.LOGIN;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postampel.ui.internal.fixture.ScriptedChecks;
import org.postampel.ui.internal.widget.Ids;

class ReportMenuTest {

  @RegisterExtension static final CheckStage stage = new CheckStage();

  @Test
  void whatTheAdministratorCanDoIsCopiedAsOneText() {
    stage.open();
    assertThat(stage.button("check.administrator").isEnabled()).isFalse();
    stage.robot.closeAll();
    stage.checkedWithRed(LOGIN);

    stage.robot.press("check.administrator");

    assertThat(stage.clipboard())
        .startsWith("An den Administrator")
        .contains("support@musterfirma.example", ScriptedChecks.COMMAND)
        .doesNotContain("kein Browser gefunden");
  }

  @Test
  void theReportIsCopiedAsText() {
    stage.checkedWithRed(LOGIN);

    for (MenuItem item : stage.button("check.report").getMenu().getItems()) {
      if ("check.report.copy-text".equals(item.getData(Ids.KEY))) {
        item.notifyListeners(SWT.Selection, new Event());
      }
    }

    assertThat(stage.clipboard()).contains(ScriptedChecks.COMMAND, "Support");
  }
}
