<?php // php install.php WWW WISH_JSON: installs the site, prints each person's application password.
[$_, $www, $wish] = $argv;
$wish = json_decode(file_get_contents($wish), true);
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url($wish['url'], PHP_URL_HOST) . ':' . parse_url($wish['url'], PHP_URL_PORT);
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require $www . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
$first = $wish['people'][0];
wp_install($wish['title'], $first['username'], $first['email'], true, '', $first['password']);
$wp_rewrite->set_permalink_structure('/%year%/%monthnum%/%postname%/');
$wp_rewrite->flush_rules(false);
update_option('comment_previously_approved', '1'); // a citizen's first comment is held, as by default
$passwords = [];
foreach ($wish['people'] as $one) {
    $user = get_user_by('login', $one['username']);
    $id = $user ? $user->ID : wp_insert_user(['user_login' => $one['username'],
        'user_pass' => $one['password'], 'user_email' => $one['email'],
        'display_name' => $one['name'], 'role' => $one['role']]);
    if (is_wp_error($id)) { fwrite(STDERR, $id->get_error_message()); exit(1); }
    [$passwords[$one['username']]] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'tests']);
}
echo json_encode($passwords);
