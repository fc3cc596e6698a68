package org.postampel.ui.internal.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.databinding.observable.Diffs;
import org.eclipse.core.databinding.observable.Realm;
import org.eclipse.core.databinding.observable.value.AbstractObservableValue;
import org.eclipse.core.databinding.observable.value.IObservableValue;

/**
 * Makes the values of a plain model observable. The model says only that something has changed;
 * which of the values did is found out here, and only those are told on. Works without a widget, in
 * any realm; confined to the realm's thread.
 */
public final class ModelValues {

  private final Realm realm;
  private final List<ModelValue<?>> values = new ArrayList<>();

  /** No values yet. */
  public ModelValues(Realm realm) {
    this.realm = Objects.requireNonNull(realm);
  }

  /**
   * A value of the model.
   *
   * @param read what it is now
   * @param write takes what a person made of it
   */
  public <T> IObservableValue<T> value(Class<T> type, Supplier<T> read, Consumer<T> write) {
    ModelValue<T> value = new ModelValue<>(realm, type, read, write);
    values.add(value);
    return value;
  }

  /** A value of the model that is only shown. */
  public <T> IObservableValue<T> shown(Class<T> type, Supplier<T> read) {
    return value(type, read, nobody -> {});
  }

  /** The model has changed. */
  public void look() {
    values.forEach(ModelValue::look);
  }

  private static final class ModelValue<T> extends AbstractObservableValue<T> {
    private final Class<T> type;
    private final Supplier<T> read;
    private final Consumer<T> write;
    private T last;

    ModelValue(Realm realm, Class<T> type, Supplier<T> read, Consumer<T> write) {
      super(realm);
      this.type = type;
      this.read = read;
      this.write = write;
      this.last = read.get();
    }

    void look() {
      T before = last;
      last = read.get();
      if (!last.equals(before)) {
        fireValueChange(Diffs.createValueDiff(before, last));
      }
    }

    @Override
    protected T doGetValue() {
      return last;
    }

    @Override
    protected void doSetValue(T value) {
      // What the model makes of it comes back by look().
      write.accept(value);
    }

    @Override
    public Object getValueType() {
      return type;
    }
  }
}
