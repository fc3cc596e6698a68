package org.postampel.ui.internal.widget;

import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Widget;

/** Work that takes time, away from the user interface, and its answer back there. */
public final class BackgroundWork {

  private static final System.Logger LOG = System.getLogger(BackgroundWork.class.getName());

  private final Executor executor;
  private final UiThread ui;

  /**
   * Work on this executor.
   *
   * @param executor must not run tasks on the calling thread
   */
  public BackgroundWork(Executor executor, UiThread ui) {
    this.executor = Objects.requireNonNull(executor);
    this.ui = Objects.requireNonNull(ui);
  }

  /** Runs the task; a failure is logged. */
  public void run(Runnable task) {
    executor.execute(
        () -> {
          try {
            task.run();
          } catch (RuntimeException defect) {
            LOG.log(Level.ERROR, "Work in the background failed", defect);
          }
        });
  }

  /**
   * Runs the task and hands its answer to the user-interface thread.
   *
   * @param widget whom the answer is for; it is dropped when the widget is gone
   * @param task what takes time
   * @param answer gets what the task gave
   * @param broken runs instead when the task threw; the failure is logged
   */
  public <T> void ask(Widget widget, Supplier<T> task, Consumer<T> answer, Runnable broken) {
    executor.execute(
        () -> {
          T result;
          try {
            result = task.get();
          } catch (RuntimeException defect) {
            LOG.log(Level.ERROR, "Work in the background failed", defect);
            ui.later(widget, broken);
            return;
          }
          ui.later(widget, () -> answer.accept(result));
        });
  }

  /** The way back to the widgets. */
  public UiThread ui() {
    return ui;
  }
}
