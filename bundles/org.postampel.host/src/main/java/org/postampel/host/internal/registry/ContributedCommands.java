package org.postampel.host.internal.registry;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.IExtensionPoint;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.IRegistryEventListener;
import org.eclipse.core.runtime.InvalidRegistryObjectException;
import org.eclipse.core.runtime.RegistryFactory;

/** The commands contributed at this moment, and word of every change: bundles come and go. */
public final class ContributedCommands implements AutoCloseable {

  /** The host's extension point. */
  public static final String POINT = "org.postampel.host.commands";

  private static final System.Logger LOG = System.getLogger(ContributedCommands.class.getName());

  private final IExtensionRegistry registry;
  private final IRegistryEventListener listener;

  /**
   * Begins to watch.
   *
   * @param registry the framework's extension registry
   * @param changed called after each change, on a thread of the registry
   */
  public ContributedCommands(IExtensionRegistry registry, Runnable changed) {
    this.registry = registry;
    this.listener = new ChangeListener(changed);
    registry.addListener(listener, POINT);
  }

  /**
   * Begins to watch the registry of the framework this bundle runs in.
   *
   * @param changed called after each change, on a thread of the registry
   */
  public static ContributedCommands ofFramework(Runnable changed) {
    return new ContributedCommands(RegistryFactory.getRegistry(), changed);
  }

  /** The commands in the order of their buttons; a broken contribution is logged and left out. */
  public List<ContributedCommand> current() {
    List<ContributedCommand> commands = new ArrayList<>();
    for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
      try {
        commands.add(new ContributedCommand(element));
      } catch (IllegalArgumentException broken) {
        LOG.log(
            System.Logger.Level.WARNING,
            "Left out a command of {0}: {1}",
            element.getContributor().getName(),
            broken.getMessage());
      } catch (InvalidRegistryObjectException gone) {
        // Its bundle went away while we were reading; word of that change is on its way.
        continue;
      }
    }
    commands.sort(null);
    return List.copyOf(commands);
  }

  @Override
  public void close() {
    registry.removeListener(listener);
  }

  private record ChangeListener(Runnable changed) implements IRegistryEventListener {
    @Override
    public void added(IExtension[] extensions) {
      changed.run();
    }

    @Override
    public void removed(IExtension[] extensions) {
      changed.run();
    }

    @Override
    public void added(IExtensionPoint[] extensionPoints) {
      changed.run();
    }

    @Override
    public void removed(IExtensionPoint[] extensionPoints) {
      changed.run();
    }
  }
}
