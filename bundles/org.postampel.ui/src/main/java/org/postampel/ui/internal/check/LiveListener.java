package org.postampel.ui.internal.check;

import org.eclipse.swt.widgets.Widget;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckPlan;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.ui.internal.model.CheckDialogModel;
import org.postampel.ui.internal.widget.UiThread;

/** Carries what a running check says to the model, on the user-interface thread. */
record LiveListener(UiThread ui, Widget widget, CheckDialogModel model, int run, Runnable changed)
    implements CheckListener {

  @Override
  public void planned(CheckPlan plan) {
    later(() -> model.planned(run, plan));
  }

  @Override
  public void started(StepId step) {
    later(() -> model.started(run, step));
  }

  @Override
  public void finished(StepResult result) {
    later(() -> model.finished(run, result));
  }

  private void later(Runnable change) {
    ui.later(
        widget,
        () -> {
          change.run();
          changed.run();
        });
  }
}
