import java.nio.file.Path;
import java.util.Map;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** One Elasticsearch node on a port of 127.0.0.1, for tests: `EsNode <home> <port>`; SIGTERM ends it. */
public class EsNode {
  public static void main(String[] args) throws Exception {
    String home = args[0];
    Settings s = Settings.builder()
      .put("path.home", home).put("path.data", home + "/data").put("path.logs", home + "/logs")
      .put("cluster.name", "test").put("node.name", "n1").put("discovery.type", "single-node")
      .put("http.host", "127.0.0.1").put("http.port", args[1])
      .put("transport.host", "127.0.0.1").put("transport.port", "0")
      // A nearly full disk of the machine is not what is tested.
      .put("cluster.routing.allocation.disk.threshold_enabled", false)
      .build();
    System.setProperty("es.logs.base_path", home + "/logs");
    LogConfigurator.configureESLogging();
    Environment env = InternalSettingsPreparer.prepareEnvironment(s, Map.of(), Path.of(home, "config"), () -> "n1");
    LogConfigurator.configureWithoutConfig(s);
    var modules = PluginsLoader.loadModulesBundles(env.modulesDir(), false);
    var plugins = PluginsLoader.loadPluginsBundles(env.pluginsDir(), false);
    // false: from the class path, not as Java modules.
    Node node = new Node(env, PluginsLoader.createPluginsLoader(modules, plugins, Map.of(), false));
    node.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        node.close();
      } catch (Exception e) {
        System.err.println(e);
      }
    }));
    Thread.currentThread().join();
  }
}
