import Glibc

/// How nginx is set up for the comparison: two workers as we have two loops, all that makes files fast, and no end of a
/// connection but the client's.
enum NginxConfiguration {
    /// The text of the file. Everything that nginx writes is below `root`.
    static func text(root: String, port: UInt16, logs: Bool) -> String {
        """
        \(getuid() == 0 ? "user root;" : "")
        worker_processes 2;
        worker_rlimit_nofile 20000;
        daemon off;
        pid \(root)/nginx.pid;
        error_log \(root)/error.log warn;
        events { worker_connections 16384; }
        http {
            access_log \(logs ? "\(root)/access.log" : "off");
            client_body_temp_path \(root)/temporary;
            proxy_temp_path \(root)/temporary;
            fastcgi_temp_path \(root)/temporary;
            uwsgi_temp_path \(root)/temporary;
            scgi_temp_path \(root)/temporary;
            default_type text/event-stream;
            sendfile on;
            tcp_nopush on;
            keepalive_requests 1000000000;
            keepalive_timeout 1h;
            client_max_body_size 8m;
            client_body_buffer_size 1m;
            open_file_cache max=16;
            server {
                listen 127.0.0.1:\(port) reuseport backlog=4096;
                root \(root);
                error_page 405 =200 $uri;
            }
        }

        """
    }
}
